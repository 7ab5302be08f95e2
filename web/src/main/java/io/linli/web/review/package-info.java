/** Reviews over REST: of visits, written by both sides, and of goods; read by anybody, replied to by providers, looked after by the operator. */
@NullMarked
package io.linli.web.review;

import org.jspecify.annotations.NullMarked;
