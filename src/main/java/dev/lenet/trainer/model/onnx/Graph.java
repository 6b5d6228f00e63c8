package dev.lenet.trainer.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import onnx.Onnx;
import onnx.Onnx.AttributeProto.AttributeType;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph in the making: a chain of operators, each on what the one before it gives. */
final class Graph {

    private final List<Onnx.NodeProto.Builder> nodes = new ArrayList<>();
    private final List<Onnx.TensorProto> constants = new ArrayList<>();
    private String last;

    Graph(String input) {
        this.last = input;
    }

    /** The name of what the chain gives so far. */
    String last() {
        return last;
    }

    /** Renames what the chain gives so far, which nothing has read yet. */
    void nameLast(String name) {
        nodes.get(nodes.size() - 1).setOutput(0, name);
        last = name;
    }

    /**
     * Adds an operator on what the chain gives so far.
     *
     * @param operator its name in ONNX
     * @param constants names of its further inputs
     */
    void add(String operator, String... constants) {
        add(operator, attributes -> {}, constants);
    }

    /** {@link #add(String, String...)} with attributes. */
    void add(String operator, Consumer<Attributes> attributes, String... constants) {
        Onnx.NodeProto.Builder node = Onnx.NodeProto.newBuilder()
                .setName(operator + "_" + nodes.size())
                .setOpType(operator)
                .addInput(last)
                .addAllInput(Arrays.asList(constants));
        last = node.getName();
        attributes.accept(new Attributes(node));
        nodes.add(node.addOutput(last));
    }

    /**
     * Adds numbers that are part of the model.
     *
     * @param name a name that nothing else has
     * @param values the last dimension first
     * @param sizes their shape; none for a single number
     * @return the name
     */
    String constant(String name, float[] values, long... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Onnx.TensorProto.Builder tensor = Onnx.TensorProto.newBuilder()
                .setName(name)
                .setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes));
        Arrays.stream(sizes).forEach(tensor::addDims);
        constants.add(tensor.build());
        return name;
    }

    Onnx.GraphProto.Builder build(String name) {
        Onnx.GraphProto.Builder graph =
                Onnx.GraphProto.newBuilder().setName(name).addAllInitializer(constants);
        nodes.forEach(graph::addNode);
        return graph;
    }

    /** The attributes of one operator. */
    static final class Attributes {

        private final Onnx.NodeProto.Builder node;

        private Attributes(Onnx.NodeProto.Builder node) {
            this.node = node;
        }

        Attributes set(String name, long value) {
            node.addAttribute(attribute(name, AttributeType.INT).setI(value));
            return this;
        }

        Attributes set(String name, double value) {
            node.addAttribute(attribute(name, AttributeType.FLOAT).setF((float) value));
            return this;
        }

        /** Rows, then columns. */
        Attributes set(String name, int[] sizes) {
            Onnx.AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
            Arrays.stream(sizes).forEach(attribute::addInts);
            node.addAttribute(attribute);
            return this;
        }

        /** Padding, the same on both sides. */
        Attributes pads(int[] padding) {
            return set("pads", new int[] {padding[0], padding[1], padding[0], padding[1]});
        }

        private static Onnx.AttributeProto.Builder attribute(String name, AttributeType type) {
            return Onnx.AttributeProto.newBuilder().setName(name).setType(type);
        }
    }
}
