/** The command line: options, usage, exit codes, messages for bad input, terminal progress. */
@NullMarked
package dev.lenet.trainer.cli;

import org.jspecify.annotations.NullMarked;
