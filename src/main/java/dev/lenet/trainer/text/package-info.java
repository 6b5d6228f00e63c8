/** How numbers become text and text becomes numbers: the same on every machine, whatever its locale. */
@NullMarked
package dev.lenet.trainer.text;

import org.jspecify.annotations.NullMarked;
