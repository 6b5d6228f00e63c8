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

/** Builds an ONNX graph as a chain of operators, each applied to the output of the previous one. */
final class Graph {

    private final List<Onnx.NodeProto.Builder> nodes = new ArrayList<>();
    private final List<Onnx.TensorProto> constants = new ArrayList<>();
    private String last;

    Graph(String input) {
        this.last = input;
    }

    /** The name of the chain's current output. */
    String last() {
        return last;
    }

    /** Renames the chain's current output, which no operator may have used yet. */
    void nameLast(String name) {
        nodes.get(nodes.size() - 1).setOutput(0, name);
        last = name;
    }

    /**
     * Adds an operator to the chain.
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
     * Adds a constant tensor.
     *
     * @param name a unique name
     * @param values the values in C order
     * @param sizes the shape; none for a scalar
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

        /** Sets sizes: rows, then columns. */
        Attributes set(String name, int[] sizes) {
            Onnx.AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
            Arrays.stream(sizes).forEach(attribute::addInts);
            node.addAttribute(attribute);
            return this;
        }

        /** Sets the padding, which is the same on both sides. */
        Attributes pads(int[] padding) {
            return set("pads", new int[] {padding[0], padding[1], padding[0], padding[1]});
        }

        private static Onnx.AttributeProto.Builder attribute(String name, AttributeType type) {
            return Onnx.AttributeProto.newBuilder().setName(name).setType(type);
        }
    }
}
