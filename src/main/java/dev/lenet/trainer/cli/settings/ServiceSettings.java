package dev.lenet.trainer.cli.settings;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the trainer behaves as a service. The descriptions are those of the usage. The token is not here: a record would print
 * it, see {@link Setting#TOKEN}.
 *
 * @param serve Stay up and train what is queued over HTTP; trains at once only what the command line asks for
 * @param stallTimeout How long a run may go without finishing a step before its health is DOWN
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record ServiceSettings(
        boolean serve, @NotNull @DurationMin(millis = 1) Duration stallTimeout) {}
