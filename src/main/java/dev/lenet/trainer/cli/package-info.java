/** The command line: options, usage, exit codes, error messages and progress on the terminal. */
@NullMarked
package dev.lenet.trainer.cli;

import org.jspecify.annotations.NullMarked;
