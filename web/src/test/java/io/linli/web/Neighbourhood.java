package io.linli.web;

import java.util.UUID;

import io.linli.marketplace.community.Resident;

/**
 * The small neighbourhood every test run starts with: fixed ids, so that tests can name what they mean. Tests add to it and
 * never change or delete what is here, because all of them share it.
 *
 * <ul>
 *   <li>Sunrise runs Maple Court (residents 1 to 12) and Lakeside (13 to 18); Harbor runs Harbor View (19 to 30). All in
 *       Asia/Shanghai. Resident n signs in as {@code resident-0n} and has a household of its own, except that resident 2
 *       lives with resident 1. Leader c of community c signs in as {@code leader-0c}.
 *   <li>supplier-01 sells offers 1 to 12 everywhere, supplier-02 offers 13 to 20 in Maple Court and Lakeside. Offer n costs
 *       n yuan and 50 fen, even ones have a list price 1 yuan higher. Stock: 100 each, offer 11 has one, 12 is sold out, 19
 *       and 20 are not counted.
 *   <li>provider-01 washes cars everywhere (one hour, 48 yuan; technicians 1 and 2, the first signs in as technician-01);
 *       provider-02 keeps house in Maple Court (two hours, 120 yuan; technician 3, who signs in as technician-02). All
 *       technicians work every day from 08:00 to 20:00.
 * </ul>
 */
public final class Neighbourhood {

    public static final UUID SUNRISE = id(1, 1);
    public static final UUID HARBOR = id(1, 2);

    public static final UUID MAPLE_COURT = id(2, 1);
    public static final UUID LAKESIDE = id(2, 2);
    public static final UUID HARBOR_VIEW = id(2, 3);

    public static final UUID SUPPLIER_01 = id(8, 1);
    public static final UUID SUPPLIER_02 = id(8, 2);
    public static final UUID PROVIDER_01 = id(8, 51);
    public static final UUID PROVIDER_02 = id(8, 52);

    public static final UUID FRUIT = id(9, 1);
    public static final UUID ORANGES = id(9, 2);
    public static final UUID PEARS = id(9, 3);
    public static final UUID LAUNDRY_LIQUIDS = id(9, 5);

    public static final UUID CAR_WASH = id(12, 1);
    public static final UUID HOUSEKEEPING = id(12, 2);

    public static final int OFFERS = 20;

    private static final int LAST_IN_MAPLE_COURT = 12;
    private static final int LAST_IN_LAKESIDE = 18;

    private Neighbourhood() {}

    /** @param number 1 to {@value #OFFERS} */
    public static UUID offer(int number) {
        return id(11, number);
    }

    /** Price of the offer in fen. */
    public static long priceOf(int offer) {
        return 100L * offer + 50;
    }

    /** @param number 1 to 30 */
    public static UUID resident(int number) {
        return id(7, number);
    }

    /** @param number of the community: 1 Maple Court, 2 Lakeside, 3 Harbor View */
    public static UUID leader(int number) {
        return id(7, 100 + number);
    }

    /** @param number of a resident, 1 to 30 */
    public static UUID householdOf(int number) {
        return id(6, 1_000 * placeOf(number) + (number == 2 ? 1 : number));
    }

    /** The resident as the marketplace knows it. */
    public static Resident residentAt(int number) {
        int place = placeOf(number);
        return new Resident(
                resident(number),
                place == 3 ? HARBOR : SUNRISE,
                id(2, place),
                householdOf(number),
                "Resident " + number,
                false);
    }

    /** @param number 1 and 2 wash cars, 3 keeps house */
    public static UUID technician(int number) {
        return id(13, number);
    }

    /** @param community 1 Maple Court, 2 Lakeside, 3 Harbor View */
    public static UUID pickupPoint(int community) {
        return id(14, community);
    }

    private static int placeOf(int resident) {
        if (resident <= LAST_IN_MAPLE_COURT) {
            return 1;
        }
        return resident <= LAST_IN_LAKESIDE ? 2 : 3;
    }

    private static UUID id(int kind, int number) {
        return UUID.fromString("00000000-0000-7000-80%02d-%012d".formatted(kind, number));
    }
}
