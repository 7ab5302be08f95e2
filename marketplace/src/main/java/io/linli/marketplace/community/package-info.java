/**
 * Who lives where: property companies, their communities, buildings, entrances, units, households and residents.
 *
 * <p>Invariants: companies and communities are public; everything below a community belongs to its property company alone
 * and is read inside its tenancy. This feature only reads: it neither emits nor hears events.
 */
@NullMarked
package io.linli.marketplace.community;

import org.jspecify.annotations.NullMarked;
