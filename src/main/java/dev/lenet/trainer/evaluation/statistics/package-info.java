/** Statistical inference from results: intervals, tests of differences, corrections and power. Pure functions of numbers. */
@NullMarked
package dev.lenet.trainer.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
