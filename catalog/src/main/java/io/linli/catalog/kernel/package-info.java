/**
 * The few types every module speaks: money, ids, refusals, events and the tenant.
 *
 * <p>Invariants: at most twelve types; nothing but the JDK and Mutiny is used here; everything is immutable or a port.
 */
@NullMarked
package io.linli.catalog.kernel;

import org.jspecify.annotations.NullMarked;
