package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.AccountBalance;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/** What parties were and will be paid, down to each order line. A party sees its own; the operator all. */
@ApplicationScoped
public class Payouts {

    private final PayoutStore payouts;
    private final Ledger ledger;
    private final Tenancy tenancy;

    Payouts(PayoutStore payouts, Ledger ledger, Tenancy tenancy) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.tenancy = tenancy;
    }

    /** Newest first. Refuses with: {@code bad-cursor}. @param party only its; empty: everybody's */
    @WithTransaction
    public Uni<Slice<Payout>> list(Optional<Party> party, Optional<String> cursor, int limit) {
        var before = cursor.map(Cursor::id);
        return tenancy.cross("list-payouts")
                .chain(() -> payouts.list(party, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** Refuses with: {@code payout-not-found}, also for another party's. @param party whose it must be; empty: anybody's */
    @WithTransaction
    public Uni<Payout> get(Optional<Party> party, String number) {
        return tenancy.cross("payout").chain(() -> payouts.byNumber(number)).map(found -> found.filter(
                        payout -> party.map(payout.party()::equals).orElse(true))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "payout-not-found", "There is no payout with this number.")));
    }

    /** What a payout consists of; the amounts add up to it. */
    @WithTransaction
    public Uni<List<PayoutLine>> lines(Payout payout) {
        return tenancy.cross("payout-lines")
                .chain(() -> payouts.setAside(payout.id()))
                .map(booked -> PayoutStore.inTransit(booked).stream()
                        .map(Payouts::line)
                        .toList());
    }

    /** What stands on each of a party's accounts. */
    @WithTransaction
    public Uni<List<AccountBalance>> balances(Party party) {
        return tenancy.cross("party-balances").chain(() -> ledger.balances(party));
    }

    private static PayoutLine line(Posting posting) {
        return new PayoutLine(
                posting.communityId(),
                Optional.ofNullable(posting.orderId()),
                Optional.ofNullable(posting.lineId()),
                posting.amount().negated());
    }
}
