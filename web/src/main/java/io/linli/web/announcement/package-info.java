/** Announcements of group-buys over REST: a campaign's leader or property company posts, anybody reads. */
@NullMarked
package io.linli.web.announcement;

import org.jspecify.annotations.NullMarked;
