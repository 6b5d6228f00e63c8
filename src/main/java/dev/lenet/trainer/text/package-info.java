/** Formatting and parsing that is the same on every machine, whatever its locale. */
@NullMarked
package dev.lenet.trainer.text;

import org.jspecify.annotations.NullMarked;
