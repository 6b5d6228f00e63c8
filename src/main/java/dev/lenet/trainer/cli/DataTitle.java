package dev.lenet.trainer.cli;

import dev.lenet.trainer.dataset.DatasetDescription;

/** Names the data of a run or study in its closing lines; nobody should overlook that it was only the sample. */
final class DataTitle {

    private DataTitle() {}

    static String of(DatasetDescription dataset) {
        return dataset.name().equals("sample") ? "the SAMPLE of Fashion-MNIST" : dataset.title();
    }
}
