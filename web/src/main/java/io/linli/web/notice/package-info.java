/** A resident's own notices over REST. */
@NullMarked
package io.linli.web.notice;

import org.jspecify.annotations.NullMarked;
