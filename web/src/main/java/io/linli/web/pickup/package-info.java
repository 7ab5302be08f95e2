/** Pickup points over REST. Only reads. */
@NullMarked
package io.linli.web.pickup;

import org.jspecify.annotations.NullMarked;
