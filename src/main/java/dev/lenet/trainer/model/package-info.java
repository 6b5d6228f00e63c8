/** What is trained and how: variants, their DL4J configurations and layer tables, and recipes. */
@NullMarked
package dev.lenet.trainer.model;

import org.jspecify.annotations.NullMarked;
