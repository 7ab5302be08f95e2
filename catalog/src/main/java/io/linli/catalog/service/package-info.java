/**
 * Home services that can be booked: what, how long, at which price.
 *
 * <p>Invariants: durations are 5 minutes to a day, prices positive minor units. Whoever offers a service is a supplier of
 * kind {@code SERVICES}; it is offered in the communities that supplier serves.
 */
@NullMarked
package io.linli.catalog.service;

import org.jspecify.annotations.NullMarked;
