package io.linli.marketplace.reconciliation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linli.marketplace.ledger.Party;

/** Loads what is under some keys, with what it takes to judge it, and compares. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class Comparison {

    private final EvidenceStore evidence;
    private final BankStore bank;
    private final PayoutFacts payouts;
    private final ReconciliationSettings settings;
    private final Clock clock;

    Comparison(
            EvidenceStore evidence, BankStore bank, PayoutFacts payouts, ReconciliationSettings settings, Clock clock) {
        this.evidence = evidence;
        this.bank = bank;
        this.payouts = payouts;
        this.settings = settings;
        this.clock = clock;
    }

    Uni<Outcome> of(List<String> keys) {
        return evidence.under(keys).chain(this::compare);
    }

    private Uni<Outcome> compare(Evidence found) {
        return payouts.ownersOf(found.accounts())
                .chain(owners -> bank.told(settings.zone()).map(told -> rules(owners, told)))
                .map(rules -> Reconcile.of(found.facts(), found.movements(), found.rows(), rules));
    }

    /** A row of a day to come says nothing of the days until then. */
    private Rules rules(Map<String, Party> owners, Optional<Instant> bankTold) {
        var now = clock.instant();
        return new Rules(
                now,
                new Patience(settings.lateAfter(), settings.missingAfter()),
                new Patience(settings.refundLateAfter(), settings.refundMissingAfter()),
                new Patience(settings.bankLateAfter(), settings.bankMissingAfter()),
                owners,
                bankTold.map(told -> told.isAfter(now) ? now : told),
                settings.zone());
    }
}
