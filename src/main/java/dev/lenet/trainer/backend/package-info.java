/** The choice between ND4J's CPU and CUDA backends, which is made before ND4J starts, and queries and metrics of the GPU. */
@NullMarked
package dev.lenet.trainer.backend;

import org.jspecify.annotations.NullMarked;
