/** The execution of runs in their folders: what is recorded, kept and evaluated. */
@NullMarked
package dev.lenet.trainer.study;

import org.jspecify.annotations.NullMarked;
