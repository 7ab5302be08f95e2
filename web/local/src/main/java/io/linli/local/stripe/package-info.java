/** The Stripe simulator. */
@NullMarked
package io.linli.local.stripe;

import org.jspecify.annotations.NullMarked;
