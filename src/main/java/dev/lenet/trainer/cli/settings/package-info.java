/** What the user can set: the records that Spring binds and validates, where each value stands, and what is refused. */
@NullMarked
package dev.lenet.trainer.cli.settings;

import org.jspecify.annotations.NullMarked;
