/** The trainer, stock DL4J, libtorch and DJL side by side on the same images; built with the profile {@code bench} only. */
@NullMarked
package dev.lenet.trainer.bench;

import org.jspecify.annotations.NullMarked;
