package dev.lenet.trainer.cli;

import dev.lenet.trainer.dataset.DatasetDescription;

/** What a run or study was trained on, for its last lines: nobody shall overlook that it was the sample only. */
final class DataTitle {

    private DataTitle() {}

    static String of(DatasetDescription dataset) {
        return dataset.name().equals("sample") ? "the SAMPLE of Fashion-MNIST" : dataset.title();
    }
}
