package dev.lenet.trainer.cli.settings;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the trainer behaves as a service. {@code --help} prints the descriptions. The token is not here, because a record's
 * {@code toString} would print it; see {@link Setting#TOKEN}.
 *
 * @param serve Stay up and train runs that are queued over HTTP, after any work given on the command line
 * @param stallTimeout How long a run may go without finishing a step before its health is DOWN
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record ServiceSettings(
        boolean serve, @NotNull @DurationMin(millis = 1) Duration stallTimeout) {}
