/** The user's settings: the records that Spring binds and validates, the place of each value, and the checks. */
@NullMarked
package dev.lenet.trainer.cli.settings;

import org.jspecify.annotations.NullMarked;
