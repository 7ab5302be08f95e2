package io.linli.marketplace.settlement;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/**
 * What one party gets: its portion of the line plus a fixed amount for each unit, but not less than the minimum nor more than
 * the maximum. Amounts in minor units of the rule's currency.
 *
 * <p>Refuses with: {@code unknown-party}, {@code negative-share}, {@code minimum-above-maximum}, {@code
 * residual-with-amounts}, {@code amount-too-large}.
 *
 * @param partyId of an operating partner, which the rule names; absent for all others, who follow from the line
 * @param perUnit for each unit sold; 0 for none
 * @param minimum for the line; 0 for none
 * @param maximum for the line
 */
public record SplitTerm(
        PartyKind party, Optional<UUID> partyId, Portion portion, long perUnit, long minimum, Optional<Long> maximum) {

    /** Far above any price, far below where a sum could overflow. */
    public static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    public SplitTerm {
        requireNamed(party, partyId);
        requireAmounts(perUnit, minimum, maximum);
        if (portion instanceof Portion.Rest && (perUnit != 0 || minimum != 0 || maximum.isPresent())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "residual-with-amounts",
                    "The party that takes what is left can have no amount or limit of its own.",
                    Map.of("party", party));
        }
    }

    /** A party that takes what the others leave. */
    public static SplitTerm rest(PartyKind party) {
        return rest(party, Optional.empty());
    }

    /** @param partyId of an operating partner */
    public static SplitTerm rest(PartyKind party, Optional<UUID> partyId) {
        return new SplitTerm(party, partyId, new Portion.Rest(), 0, 0, Optional.empty());
    }

    /** A party with a percentage and nothing else. */
    public static SplitTerm percentage(PartyKind party, int basisPoints) {
        return new SplitTerm(party, Optional.empty(), new Portion.Percentage(basisPoints), 0, 0, Optional.empty());
    }

    boolean takesRest() {
        return portion instanceof Portion.Rest;
    }

    /** It depends on amounts of money, which are of one currency. */
    public boolean hasAmounts() {
        return perUnit != 0 || minimum != 0 || maximum.isPresent() || portion instanceof Portion.Tiers;
    }

    /** Whose money this is for a line; empty where the line has nobody in the role: its part is then left to the rest. */
    Optional<Party> partyOf(SplitLine line) {
        return switch (party) {
            case SUPPLIER -> Optional.of(Party.supplier(line.supplierId()));
            case PROPERTY_COMPANY -> Optional.of(Party.propertyCompany(line.companyId()));
            case PLATFORM -> Optional.of(Party.PLATFORM);
            case LEADER -> line.leaderId().map(Party::leader);
            case OPERATING_PARTNER -> partyId.map(Party::operatingPartner);
            case OWNERS_FUND -> Optional.of(Party.ownersFund(line.communityId()));
        };
    }

    /** Within the limits of the term. */
    long limited(long share) {
        return Math.min(Math.max(share, minimum), maximum.orElse(Long.MAX_VALUE));
    }

    private static void requireNamed(PartyKind party, Optional<UUID> partyId) {
        if ((party == PartyKind.OPERATING_PARTNER) != partyId.isPresent()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "unknown-party",
                    "An operating partner is named by its id; every other party follows from the order.",
                    Map.of("party", party));
        }
    }

    private static void requireAmounts(long perUnit, long minimum, Optional<Long> maximum) {
        if (perUnit < 0 || minimum < 0 || maximum.filter(most -> most < 0).isPresent()) {
            throw Portion.negative(Map.of("perUnit", perUnit, "minimum", minimum, "maximum", maximum.orElse(0L)));
        }
        if (perUnit > LARGEST_AMOUNT || minimum > LARGEST_AMOUNT || maximum.orElse(0L) > LARGEST_AMOUNT) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "amount-too-large",
                    "An amount in a rule is too large to be meant.",
                    Map.of("largest", LARGEST_AMOUNT));
        }
        if (maximum.filter(most -> most < minimum).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "minimum-above-maximum",
                    "The minimum of a share is above its maximum.",
                    Map.of("minimum", minimum, "maximum", maximum.orElseThrow()));
        }
    }
}
