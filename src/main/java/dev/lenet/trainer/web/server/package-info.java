/** What Tomcat lacks for clients that nobody trusts yet: deadlines in total, bodies left unread, errors as JSON. */
@NullMarked
package dev.lenet.trainer.web.server;

import org.jspecify.annotations.NullMarked;
