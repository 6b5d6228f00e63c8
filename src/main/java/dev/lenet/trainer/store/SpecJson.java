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
 * Reads run specs of this version and of every earlier one. A missing architecture means the network that the variant had in
 * the reference study. A missing part of the recipe means that of the reference recipe, which was in use before the part
 * became configurable.
 */
public final class SpecJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper PLAIN = JsonMapper.builder()
            // "augment" is in a spec only for people to read, and a newer trainer may have written more fields.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String AUGMENTATION = "augmentation";

    /** The meaning of missing augmentation ranges: no change. */
    private static final AugmentationSettings NOTHING_CHANGED = new AugmentationSettings(0, 0, 0, 0);

    /** Fields that every version has written: a file that lacks one is damaged. */
    private static final List<String> ALWAYS_THERE =
            List.of("epochs", "batchSize", "learningRate", "schedule", "stepSize", "gamma");

    /** Creates the module, for a mapper that reads stored run specs. */
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
