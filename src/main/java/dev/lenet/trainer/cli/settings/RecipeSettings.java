package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.model.OptimizerKind;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.ScheduleKind;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How to train. {@code --help} prints the descriptions.
 *
 * @param epochs Passes over the training images
 * @param batchSize Images per training step
 * @param optimizer Optimizer that updates the weights; adamw applies weight decay separately from the gradient
 * @param momentum Share of the previous step that sgd adds to the next
 * @param nesterov Whether sgd uses Nesterov momentum, which looks ahead
 * @param weightDecay How strongly weights are pulled towards 0; part of the gradient except with adamw
 * @param learningRate Learning rate of the optimizer, the maximum of the schedule
 * @param schedule How the learning rate changes: step multiplies it by gamma every step-size epochs, none keeps it constant,
 *     cosine and one-cycle end near 0
 * @param stepSize Epochs between two steps of the schedule
 * @param gamma Factor of each step of the schedule
 * @param warmupEpochs Epochs over which the learning rate rises step by step to that of the schedule
 * @param labelSmoothing Share of each training label that is spread over all classes
 * @param ema Decay of the weights' moving average, which is then validated, tested and kept; 0 for none
 * @param dropout Share of the first hidden layer's outputs that each step drops, instead of the variants' own; with 0, var4 becomes var4-dropout-0
 * @param keep Which epoch's model is kept and tested: the best by validation accuracy, or the last
 * @param seed Decides the initial weights, the order of images, dropout and, without split-seed, the split; the same seed gives the same model
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record RecipeSettings(
        @Min(1) @Max(100_000) int epochs,
        @Min(1) @Max(1_000_000) int batchSize,
        @NotNull OptimizerKind optimizer,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        double momentum,

        boolean nesterov,
        @DecimalMin("0") double weightDecay,
        @DecimalMin(value = "0", inclusive = false) double learningRate,
        @NotNull ScheduleKind schedule,
        @Min(1) @Max(100_000) int stepSize,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        double gamma,

        @Min(0) @Max(100_000) int warmupEpochs,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        double labelSmoothing,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        double ema,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) @Nullable
        Double dropout,

        @NotNull KeptEpoch keep,
        long seed) {

    /**
     * Builds the recipe from the settings that have the names of its components.
     *
     * @throws IllegalArgumentException if they do not fit together
     */
    Recipe recipe() {
        Map<String, Object> levers = Records.flatten(this);
        levers.keySet().retainAll(Records.names(Recipe.class));
        return Records.with(Recipe.REFERENCE, levers);
    }
}
