/** What computes: the choice between ND4J's CPU and CUDA backends, before ND4J starts, and what is known of the GPU. */
@NullMarked
package dev.lenet.trainer.backend;

import org.jspecify.annotations.NullMarked;
