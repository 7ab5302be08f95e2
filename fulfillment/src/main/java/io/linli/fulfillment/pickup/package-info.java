/**
 * Where residents collect what they ordered: the pickup points of a community, each run by a leader.
 *
 * <p>Invariants: a pickup point belongs to one community and its property company. Public; neither emits nor hears events.
 */
@NullMarked
package io.linli.fulfillment.pickup;

import org.jspecify.annotations.NullMarked;
