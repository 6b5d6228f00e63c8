/** Everything served over HTTP: endpoints, health, metrics, downloads, and access control. */
@NullMarked
package dev.lenet.trainer.web;

import org.jspecify.annotations.NullMarked;
