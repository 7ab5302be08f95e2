/** Feeds over REST: upload, progress and what was rejected. Suppliers see their own runs, operators all. */
@NullMarked
package io.linli.web.feed;

import org.jspecify.annotations.NullMarked;
