/**
 * When technicians can come: weekly shifts, the time taken from them, and the slots that are left.
 *
 * <p>Invariants: two holds of a technician that count never overlap, and what holds this is the exclusion constraint of
 * {@code fulfillment.slot_hold}, never a check before an insert. Shifts are local times in the community's time zone; slots
 * are instants. What a visit asks for and why it is this technician's are kept with its time, so that somebody else can be found for
 * it; who of those who are free is asked first, {@code DispatchChoice} says. Implements marketplace's port {@code SlotHolds}; emits and hears no events.
 */
@NullMarked
package io.linli.fulfillment.schedule;

import org.jspecify.annotations.NullMarked;
