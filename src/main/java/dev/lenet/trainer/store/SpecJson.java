package dev.lenet.trainer.store;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.RunSpec;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads specs of runs, of this version and of every earlier one: a file without an architecture means the network that its
 * variant had in the reference study, and a file without a part of the recipe means what was done before that part could be
 * chosen, which is the reference recipe's.
 */
public final class SpecJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper PLAIN = JsonMapper.builder()
            // "augment" stands in a spec for people to read, and a newer trainer may have written more.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String AUGMENTATION = "augmentation";

    /** What a file means that does not say how far a change goes. */
    private static final AugmentationSettings NOTHING_CHANGED = new AugmentationSettings(0, 0, 0, 0);

    /** Every spec has had these: a file that lacks one is damaged. */
    private static final List<String> ALWAYS_THERE =
            List.of("epochs", "batchSize", "learningRate", "schedule", "stepSize", "gamma");

    /** For a mapper that reads what runs have stored. */
    public SpecJson() {
        addDeserializer(RunSpec.class, new ValueDeserializer<>() {
            @Override
            public RunSpec deserialize(JsonParser parser, DeserializationContext context) {
                ObjectNode given = context.readValue(parser, ObjectNode.class);
                try {
                    return PLAIN.treeToValue(completed(given), RunSpec.class);
                } catch (IllegalArgumentException e) {
                    throw DatabindException.from(parser, e.getMessage(), e);
                }
            }
        });
    }

    private static ObjectNode completed(ObjectNode given) {
        ObjectNode whole = PLAIN.valueToTree(Recipe.REFERENCE);
        whole.remove(ALWAYS_THERE);
        if (!given.has("architecture")) {
            String name = given.path("variant").asString("");
            whole.setAll(PLAIN.<ObjectNode>valueToTree(VariantConfigurations.STUDY.named(name)));
        }
        whole.setAll(given);
        if (given.get(AUGMENTATION) instanceof ObjectNode augmentation) {
            whole.set(
                    AUGMENTATION, PLAIN.<ObjectNode>valueToTree(NOTHING_CHANGED).setAll(augmentation));
        }
        return whole;
    }
}
