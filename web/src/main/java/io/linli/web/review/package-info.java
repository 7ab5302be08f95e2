/** Reviews of visits over REST: written by both sides, read by anybody, replied to by providers, looked after by the operator. */
@NullMarked
package io.linli.web.review;

import org.jspecify.annotations.NullMarked;
