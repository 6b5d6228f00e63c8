package dev.lenet.trainer.model.onnx;

import dev.lenet.trainer.dataset.ImageShape;
import java.util.Map;
import onnx.Onnx;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Converts a trained network to an ONNX model with a variable batch size.
 *
 * <table>
 * <caption>Its input and outputs, all 32-bit floats</caption>
 * <tr><td>{@code images}</td><td>{@code [N, channels, height, width]}, normalised as in training</td></tr>
 * <tr><td>{@code logits}</td><td>{@code [N, classes]}</td></tr>
 * <tr><td>{@code probabilities}</td><td>{@code [N, classes]}, the softmax of the logits</td></tr>
 * </table>
 */
public final class OnnxModel {

    /** The name of the input. */
    public static final String IMAGES = "images";

    /** The name of the output before softmax. */
    public static final String LOGITS = "logits";

    /** The name of the output after softmax. */
    public static final String PROBABILITIES = "probabilities";

    /** Version of the operators' definitions, from 2022. */
    private static final int OPSET = 17;

    /** Version of the file format, introduced together with the opset. */
    private static final int IR_VERSION = 8;

    private OnnxModel() {}

    /**
     * Writes a network; the result is the same for the same arguments. Training-only layers, such as dropout, are left out.
     *
     * @param network a network of convolutions, pooling, batch norm, dense layers and the activations of {@code
     *     ActivationKind}, with softmax at its end
     * @param parameters all its parameters in DL4J's order, including running statistics
     * @param images the shape of an image
     * @param name the model's display name
     * @param producer the program that writes the model, with its version
     * @param metadata further information for readers, by name
     * @return the file's content
     * @throws IllegalArgumentException if the network has any other layer, or another number of parameters
     */
    public static byte[] of(
            MultiLayerConfiguration network,
            float[] parameters,
            ImageShape images,
            String name,
            String producer,
            Map<String, String> metadata) {
        Graph graph = new Graph(IMAGES);
        int outputs = new LayerWriter(graph, parameters).write(network);
        Onnx.ModelProto.Builder model = Onnx.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName(producer)
                .setGraph(graph.build(name)
                        .addInput(value(IMAGES, images.channels(), images.height(), images.width()))
                        .addOutput(value(LOGITS, outputs))
                        .addOutput(value(PROBABILITIES, outputs)));
        metadata.forEach((key, value) -> model.addMetadataProps(
                Onnx.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    /** Describes a tensor with a variable batch size. */
    private static Onnx.ValueInfoProto value(String name, int... sizes) {
        Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder()
                .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        for (int size : sizes) {
            shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        Onnx.TypeProto.Tensor.Builder tensor = Onnx.TypeProto.Tensor.newBuilder()
                .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
