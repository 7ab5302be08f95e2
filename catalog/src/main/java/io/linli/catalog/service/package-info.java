/**
 * Home services that can be booked: what, how long, at which price.
 *
 * <p>Invariants: durations are 5 minutes to a day, prices positive minor units. Whoever offers a service is a supplier of
 * kind {@code SERVICES}; it is offered in the communities that supplier serves, or those of them its terms name. What a choice
 * costs is worked out here, in minor units, and nowhere else; who books keeps what was worked out then.
 */
@NullMarked
package io.linli.catalog.service;

import org.jspecify.annotations.NullMarked;
