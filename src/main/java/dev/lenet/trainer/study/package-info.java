/** The execution of runs in their folders, alone or as a study: what is recorded, kept and evaluated. */
@NullMarked
package dev.lenet.trainer.study;

import org.jspecify.annotations.NullMarked;
