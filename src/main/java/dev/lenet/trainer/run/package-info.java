/** The vocabulary of a run: what decides it, what an epoch gives, what comes out. Immutable values without behaviour. */
@NullMarked
package dev.lenet.trainer.run;

import org.jspecify.annotations.NullMarked;
