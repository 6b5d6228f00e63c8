/** Trained networks in the Open Neural Network Exchange format, for programs that know neither Java nor Deeplearning4j. */
@NullMarked
package dev.lenet.trainer.model.onnx;

import org.jspecify.annotations.NullMarked;
