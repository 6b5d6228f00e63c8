/** What Tomcat lacks for untrusted clients: deadlines for whole requests, handling of unread bodies, errors as JSON. */
@NullMarked
package dev.lenet.trainer.web.server;

import org.jspecify.annotations.NullMarked;
