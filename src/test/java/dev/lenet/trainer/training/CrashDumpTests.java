package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.backend.Backend;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.CrashReportingUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashDumpTests {

    @TempDir
    Path folder;

    @AfterEach
    void usualFolder() {
        CrashReportingUtil.crashDumpOutputDirectory(null);
    }

    @Test
    void dl4jWritesNothingIntoTheWorkingFolderWhenMemoryRunsOut() {
        new LearnerFactory(Backend.cpu("a test"));
        CrashReportingUtil.crashDumpOutputDirectory(folder.toFile());
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new OutputLayer.Builder().nIn(1).nOut(2).build())
                .build());

        CrashReportingUtil.writeMemoryCrashDump(network, new OutOfMemoryError("as in a full heap"));

        assertThat(folder).isEmptyDirectory();
    }
}
