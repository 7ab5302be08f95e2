package io.linli.fulfillment.schedule;

import java.util.List;

import io.linli.catalog.kernel.Refusal;

/**
 * A technician's hours of every week. Refuses with: {@code shift-overlaps}, {@code break-overlaps}, {@code shifts-too-many}.
 *
 * @param shifts may touch, never overlap
 * @param breaks off whatever the hours of the day are; never overlap
 */
public record Week(List<Shift> shifts, List<Shift> breaks) {

    private static final int MOST = 70;

    public Week {
        shifts = List.copyOf(shifts);
        breaks = List.copyOf(breaks);
        if (shifts.size() + breaks.size() > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "shifts-too-many", "A week has at most " + MOST + " shifts and breaks.");
        }
        if (overlap(shifts)) {
            throw new Refusal(Refusal.Kind.INVALID, "shift-overlaps", "Two shifts of one day overlap.");
        }
        if (overlap(breaks)) {
            throw new Refusal(Refusal.Kind.INVALID, "break-overlaps", "Two breaks of one day overlap.");
        }
    }

    private static boolean overlap(List<Shift> all) {
        for (int one = 0; one < all.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (all.get(one).overlaps(all.get(other))) {
                    return true;
                }
            }
        }
        return false;
    }
}
