/** What machines and people see over HTTP: endpoints, health, metrics, downloads, and who may ask. */
@NullMarked
package dev.lenet.trainer.web;

import org.jspecify.annotations.NullMarked;
