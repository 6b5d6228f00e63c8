/** The five LeNet-5 variants: their DL4J configurations and the layer table that describes each. */
@NullMarked
package dev.lenet.trainer.variant;

import org.jspecify.annotations.NullMarked;
