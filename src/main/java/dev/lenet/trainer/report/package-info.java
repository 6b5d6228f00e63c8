/** Pictures and the HTML report of a run or a study, drawn from stored results only, so that they can be redrawn later. */
@NullMarked
package dev.lenet.trainer.report;

import org.jspecify.annotations.NullMarked;
