package dev.lenet.trainer.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A model as someone else runs it: with ONNX Runtime, on one thread. */
public final class OnnxRuntime implements AutoCloseable {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    public OnnxRuntime(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = ENVIRONMENT.createSession(model, options);
        }
    }

    public INDArray probabilities(INDArray images) throws OrtException {
        return output(images, "probabilities");
    }

    public INDArray logits(INDArray images) throws OrtException {
        return output(images, "logits");
    }

    private INDArray output(INDArray images, String name) throws OrtException {
        FloatBuffer pixels = FloatBuffer.wrap(images.dup('c').data().asFloat());
        try (OnnxTensor input = OnnxTensor.createTensor(ENVIRONMENT, pixels, images.shape());
                OrtSession.Result result = session.run(Map.of("images", input))) {
            return Nd4j.createFromArray(
                    (float[][]) result.get(name).orElseThrow().getValue());
        }
    }

    /** The shapes of inputs and outputs by name; -1 is any. */
    Map<String, List<Long>> shapes() throws OrtException {
        Map<String, NodeInfo> values = new HashMap<>(session.getInputInfo());
        values.putAll(session.getOutputInfo());
        Map<String, List<Long>> shapes = new HashMap<>();
        values.forEach((name, info) -> shapes.put(
                name,
                Arrays.stream(((TensorInfo) info.getInfo()).getShape()).boxed().toList()));
        return shapes;
    }

    public OnnxModelMetadata metadata() throws OrtException {
        return session.getMetadata();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
