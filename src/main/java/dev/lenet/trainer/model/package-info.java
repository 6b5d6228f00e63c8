/** What is trained and how: the variants, their DL4J configurations, the layer table that describes each, and recipes. */
@NullMarked
package dev.lenet.trainer.model;

import org.jspecify.annotations.NullMarked;
