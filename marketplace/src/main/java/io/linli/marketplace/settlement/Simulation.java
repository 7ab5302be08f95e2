package io.linli.marketplace.settlement;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/** The sums of one run: grows with the number of parties and places, not with the orders. Of one caller at a time. */
final class Simulation {

    /** A figure's owner. Tax is apart from the platform's own. */
    record Recipient(Party party, boolean tax) {

        static Recipient of(Share share) {
            return new Recipient(share.party(), share.account().kind() == AccountKind.TAX_PAYABLE);
        }
    }

    private record PartyKey(Recipient recipient, Currency currency) {}

    private record GroupKey(UUID id, PartyKind party, boolean tax, Currency currency) {}

    /** In minor units. */
    private record Sums(long got, long would) {

        Sums plus(Sums other) {
            return new Sums(Math.addExact(got, other.got), Math.addExact(would, other.would));
        }

        long gain() {
            return would - got;
        }
    }

    private final SplitRule draft;
    private final Map<PartyKey, Sums> parties = new HashMap<>();
    private final Map<GroupKey, Sums> suppliers = new HashMap<>();
    private final Map<GroupKey, Sums> communities = new HashMap<>();
    private long orders;
    private long lines;
    private long changed;

    Simulation(SplitRuleDraft draft) {
        this.draft = new SplitRule(new UUID(0, 0), draft.scope(), draft.terms(), Instant.EPOCH, Optional.empty());
    }

    long orders() {
        return orders;
    }

    void add(MonthLines.Batch batch) {
        orders += batch.orders();
        batch.lines().forEach(this::add);
    }

    private void add(DividedLine divided) {
        lines++;
        var would = divided.got();
        if (draft.covers(divided.line()) && draft.beats(divided.rule(), divided.line())) {
            changed++;
            would = wouldGet(divided);
        }
        for (var entry : sums(divided.got(), would).entrySet()) {
            add(divided.line(), entry.getKey(), entry.getValue());
        }
    }

    /** The line divided by the draft, with what was refunded of it taken back. */
    private Map<Recipient, Long> wouldGet(DividedLine divided) {
        var split = Split.of(divided.line(), draft.terms());
        long kept = divided.got().values().stream().mapToLong(Long::longValue).sum();
        var refunded = divided.line()
                .amount()
                .minus(new Money(kept, divided.line().amount().currency()));
        var left = refunded.isZero() ? split : split.minus(split.refunding(refunded));
        return left.shares().stream()
                .collect(toMap(Recipient::of, share -> share.amount().amount(), Math::addExact));
    }

    private static Map<Recipient, Sums> sums(Map<Recipient, Long> got, Map<Recipient, Long> would) {
        var sums = new HashMap<Recipient, Sums>();
        got.forEach((recipient, amount) -> sums.merge(recipient, new Sums(amount, 0), Sums::plus));
        would.forEach((recipient, amount) -> sums.merge(recipient, new Sums(0, amount), Sums::plus));
        return sums;
    }

    private void add(SplitLine line, Recipient recipient, Sums amounts) {
        var currency = line.unitPrice().currency();
        var kind = recipient.party().kind();
        parties.merge(new PartyKey(recipient, currency), amounts, Sums::plus);
        suppliers.merge(new GroupKey(line.supplierId(), kind, recipient.tax(), currency), amounts, Sums::plus);
        communities.merge(new GroupKey(line.communityId(), kind, recipient.tax(), currency), amounts, Sums::plus);
    }

    SimulationResult result(YearMonth month) {
        return new SimulationResult(
                month, orders, lines, changed, partyOutcomes(), outcomes(suppliers), outcomes(communities));
    }

    private List<SimulationResult.PartyOutcome> partyOutcomes() {
        Comparator<Map.Entry<PartyKey, Sums>> largestGain =
                comparing(entry -> -entry.getValue().gain());
        return parties.entrySet().stream()
                .sorted(largestGain
                        .thenComparing(
                                entry -> entry.getKey().recipient().party().kind())
                        .thenComparing(
                                entry -> entry.getKey().recipient().party().id())
                        .thenComparing(entry -> entry.getKey().recipient().tax()))
                .map(entry -> new SimulationResult.PartyOutcome(
                        entry.getKey().recipient().party().kind(),
                        entry.getKey().recipient().party().id(),
                        entry.getKey().recipient().tax(),
                        new Money(entry.getValue().got(), entry.getKey().currency()),
                        new Money(entry.getValue().would(), entry.getKey().currency())))
                .toList();
    }

    private static List<SimulationResult.GroupOutcome> outcomes(Map<GroupKey, Sums> groups) {
        return groups.entrySet().stream()
                .sorted(comparing((Map.Entry<GroupKey, Sums> entry) ->
                                entry.getKey().id())
                        .thenComparing(entry -> entry.getKey().party())
                        .thenComparing(entry -> entry.getKey().tax())
                        .thenComparing(entry -> entry.getKey().currency().getCurrencyCode()))
                .map(entry -> new SimulationResult.GroupOutcome(
                        entry.getKey().id(),
                        entry.getKey().party(),
                        entry.getKey().tax(),
                        new Money(entry.getValue().got(), entry.getKey().currency()),
                        new Money(entry.getValue().would(), entry.getKey().currency())))
                .toList();
    }
}
