package io.linli.marketplace.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who gets how many units of a good that its supplier sells in whole cases. Pure.
 *
 * <p>The rule: as many cases are bought as the wanted units fill. Where some units are left over and the members' tolerance can
 * fill one more case, it is bought, and the units that fill it go to those with tolerance in the order of their numbers, to
 * each as many as they tolerate. Otherwise the units left over are not bought, and those who joined last go without. (The
 * quantity and tolerance of food co-operatives' collective orders, e.g. Foodsoft.)
 */
public final class Allotment {

    private Allotment() {}

    /**
     * What a member wants.
     *
     * @param quantity units, at least 1
     * @param upTo units taken if that fills a case, at least the quantity
     */
    public record Wish(UUID seatId, long quantity, long upTo) {}

    /**
     * Units by seat, 0 for those who go without; together a multiple of the case.
     *
     * @param caseSize units, at least 1
     * @param wishes in the order of their numbers
     */
    public static Map<UUID, Long> allot(long caseSize, List<Wish> wishes) {
        long wanted = wishes.stream().mapToLong(Wish::quantity).sum();
        long tolerated = wishes.stream().mapToLong(Wish::upTo).sum() - wanted;
        long leftOver = wanted % caseSize;
        if (leftOver > 0 && caseSize - leftOver <= tolerated) {
            return filled(wishes, caseSize - leftOver);
        }
        return cut(wishes, wanted - leftOver);
    }

    private static Map<UUID, Long> filled(List<Wish> wishes, long missing) {
        var allotted = new LinkedHashMap<UUID, Long>();
        for (var wish : wishes) {
            long more = Math.min(missing, wish.upTo() - wish.quantity());
            allotted.put(wish.seatId(), wish.quantity() + more);
            missing -= more;
        }
        return allotted;
    }

    private static Map<UUID, Long> cut(List<Wish> wishes, long whole) {
        var allotted = new LinkedHashMap<UUID, Long>();
        for (var wish : wishes) {
            long given = Math.min(whole, wish.quantity());
            allotted.put(wish.seatId(), given);
            whole -= given;
        }
        return allotted;
    }
}
