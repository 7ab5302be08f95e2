/**
 * On which days a supplier brings goods to each community that it sells in, until when one orders for them, and what day that makes the
 * next one.
 *
 * <p>Invariants: a supplier says days only of communities that it sells in; a day is a day of the community's own time zone. What it
 * says later changes nothing about what was ordered before: orders keep the day they were promised.
 */
@NullMarked
package io.linli.catalog.delivery;

import org.jspecify.annotations.NullMarked;
