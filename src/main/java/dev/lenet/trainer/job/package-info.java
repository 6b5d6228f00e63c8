/** Work as a service sees it: what is under way, what waits, and how to stop it. */
@NullMarked
package dev.lenet.trainer.job;

import org.jspecify.annotations.NullMarked;
