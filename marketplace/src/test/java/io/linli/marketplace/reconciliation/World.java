package io.linli.marketplace.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payment.ProviderMovement.Kind;
import io.linli.marketplace.reconciliation.Moved.Standing;

/** A ledger, a provider and a bank, made to agree; tests then make them differ. */
final class World {

    static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
    static final Instant WEEK_AGO = NOW.minus(Duration.ofDays(10));
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Party SUPPLIER = Party.supplier(new UUID(0, 1));
    static final Party OTHER = Party.supplier(new UUID(0, 2));

    final List<LedgerFact> facts = new ArrayList<>();
    final List<Moved> movements = new ArrayList<>();
    final List<BankRow> rows = new ArrayList<>();
    final Map<String, Party> owners = new HashMap<>(Map.of("acct_1", SUPPLIER, "acct_2", OTHER));
    private int number;

    Outcome reconcile() {
        return Reconcile.of(facts, movements, rows, rules(Optional.of(NOW)));
    }

    Rules rules(Optional<Instant> bankTold) {
        return new Rules(
                NOW,
                new Patience(Duration.ofHours(1), Duration.ofHours(24)),
                new Patience(Duration.ofDays(7), Duration.ofDays(14)),
                new Patience(Duration.ofDays(3), Duration.ofDays(7)),
                owners,
                bankTold,
                ZONE);
    }

    /** A payment on both sides. @return its key */
    String capture(long amount, Instant at) {
        return both(EntryKind.CAPTURE, Kind.CHARGE, "capture:", amount, at);
    }

    /** A refund on both sides, its shares taken back. */
    String refund(long amount, Instant at) {
        var key = both(EntryKind.REFUND, Kind.REFUND, "refund:", -amount, at);
        var fact = facts.remove(facts.size() - 1);
        facts.add(refunded(fact, amount, amount));
        return key;
    }

    String dispute(long amount, Instant at) {
        return both(EntryKind.DISPUTE_OPENED, Kind.DISPUTE, "dispute-movement:", -amount, at);
    }

    /** A transfer on all three sides. */
    String transfer(long amount, Instant at) {
        var key = "transfer:" + Ids.next();
        facts.add(fact(key, EntryKind.TRANSFER, Money.cny(-amount), at, Optional.of(SUPPLIER)));
        movements.add(movement(key, Kind.TRANSFER, Money.cny(-amount), at.plusSeconds(2), Optional.of("acct_1")));
        rows.add(row(key, "acct_1", Money.cny(amount), at.plus(Duration.ofDays(1))));
        return key;
    }

    private String both(EntryKind entry, Kind kind, String prefix, long amount, Instant at) {
        var key = prefix + Ids.next();
        facts.add(fact(key, entry, Money.cny(amount), at, Optional.empty()));
        movements.add(movement(key, kind, Money.cny(amount), at.minusSeconds(3), Optional.empty()));
        return key;
    }

    LedgerFact fact(String key, EntryKind kind, Money amount, Instant at, Optional<Party> party) {
        return new LedgerFact(key, kind, amount, at, party, Business.PLATFORM, false, Optional.empty());
    }

    LedgerFact refunded(LedgerFact fact, long asked, long takenBack) {
        return new LedgerFact(
                fact.key(),
                fact.kind(),
                fact.amount(),
                fact.bookedAt(),
                fact.party(),
                fact.business(),
                false,
                Optional.of(new LedgerFact.Refunded(Money.cny(asked), Money.cny(takenBack))));
    }

    LedgerFact correction(String key, Money amount) {
        return fact(key, EntryKind.CORRECTION, amount, NOW, Optional.empty());
    }

    Moved movement(String key, Kind kind, Money amount, Instant at, Optional<String> destination) {
        var id = "txn_" + number++;
        return new Moved(
                id,
                key.isEmpty() ? Moved.keyOf(id) : key,
                kind,
                amount,
                Optional.of("obj_" + id),
                destination,
                at,
                Business.PLATFORM,
                Standing.PLAIN);
    }

    Moved standing(Moved moved, Standing standing) {
        return new Moved(
                moved.id(),
                moved.key(),
                moved.kind(),
                moved.amount(),
                moved.source(),
                moved.destination(),
                moved.createdAt(),
                moved.business(),
                standing);
    }

    Moved with(Moved moved, Money amount) {
        return new Moved(
                moved.id(),
                moved.key(),
                moved.kind(),
                amount,
                moved.source(),
                moved.destination(),
                moved.createdAt(),
                moved.business(),
                moved.standing());
    }

    Moved to(Moved moved, String destination) {
        return new Moved(
                moved.id(),
                moved.key(),
                moved.kind(),
                moved.amount(),
                moved.source(),
                Optional.of(destination),
                moved.createdAt(),
                moved.business(),
                moved.standing());
    }

    BankRow row(String key, String account, Money amount, Instant at) {
        var id = "row" + number++;
        return new BankRow(
                id,
                key.isEmpty() ? "bank-row:" + id : key,
                key,
                account,
                amount,
                at.atZone(ZONE).toLocalDate());
    }

    LedgerFact factOf(String key) {
        return facts.stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow();
    }

    Moved movementOf(String key) {
        return movements.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    BankRow rowOf(String key) {
        return rows.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    void replace(Moved old, Moved by) {
        movements.set(movements.indexOf(old), by);
    }

    void replace(BankRow old, BankRow by) {
        rows.set(rows.indexOf(old), by);
    }
}
