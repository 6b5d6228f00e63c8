/** Fast CPU implementations behind DL4J's own extension points. Depends on no other package of the trainer. */
@NullMarked
package dev.lenet.trainer.kernel;

import org.jspecify.annotations.NullMarked;
