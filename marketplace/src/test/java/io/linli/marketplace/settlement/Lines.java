package io.linli.marketplace.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;

/** Lines of one supplier, company, community, campaign and leader. */
final class Lines {

    static final UUID COMPANY = new UUID(1, 1);
    static final UUID COMMUNITY = new UUID(1, 2);
    static final UUID SUPPLIER = new UUID(1, 3);
    static final UUID LEADER = new UUID(1, 4);
    static final UUID PARTNER = new UUID(1, 5);
    static final UUID CAMPAIGN = new UUID(1, 6);
    static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");

    private Lines() {}

    /** In a campaign with a leader. */
    static SplitLine of(long quantity, long unitPrice) {
        return new SplitLine(
                Ids.next(),
                COMPANY,
                COMMUNITY,
                SUPPLIER,
                List.of(),
                Optional.of(CAMPAIGN),
                Optional.of(LEADER),
                quantity,
                Money.cny(unitPrice),
                NOON);
    }

    static long amountOf(Split split, Party party) {
        return split.shares().stream()
                .filter(share -> share.party().equals(party))
                .mapToLong(share -> share.amount().amount())
                .sum();
    }
}
