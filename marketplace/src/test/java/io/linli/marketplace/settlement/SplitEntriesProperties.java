package io.linli.marketplace.settlement;

import static io.linli.marketplace.ledger.AccountKind.PARTY_RECEIVABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/** Entries are balanced by their type; here: that the money ends where it should. */
class SplitEntriesProperties {

    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final UUID COMPANY = new UUID(1, 1);
    private static final UUID COMMUNITY = new UUID(1, 2);
    private static final UUID ORDER = new UUID(1, 4);

    @Property
    void a_split_empties_the_hold_of_every_line(
            @ForAll @NotEmpty @Size(max = 20) List<@LongRange(min = 1, max = 1_000_000_000) Long> amounts,
            @ForAll("rates") Rates rates) {
        var held = amounts.stream().map(SplitEntriesProperties::held).toList();

        var entry = SplitEntries.split(Ids.next(), held, splits(held, rates), NOON);

        var books = new ArrayList<>(held);
        books.addAll(entry.postings());
        for (var line : held) {
            assertThat(sum(books, LedgerAccount.ORDERS_HELD, line.lineId())).isZero();
        }
        assertThat(entry.postings()).noneMatch(posting -> posting.amount().isZero());
    }

    @Property
    void after_refunding_a_line_in_parts_no_account_holds_any_of_it(
            @ForAll @LongRange(min = 1, max = 100_000_000) long amount,
            @ForAll("rates") Rates rates,
            @ForAll @NotEmpty @Size(max = 8) List<@IntRange(min = 1, max = 10_000) Integer> parts) {
        var held = held(amount);
        var books = new ArrayList<BookedPosting>();
        book(books, SplitEntries.split(Ids.next(), List.of(held), splits(List.of(held), rates), NOON));

        for (long refund : SplitProperties.refunds(amount, parts)) {
            var refunded = posting(held.lineId(), refund);
            book(books, SplitEntries.reversal(Ids.next(), refunded, books, NOON));
        }

        assertThat(SplitEntries.remaining(books).shares())
                .allMatch(share -> share.amount().isZero());
        var all = books.stream().map(BookedPosting::posting).toList();
        assertThat(sum(all, LedgerAccount.ORDERS_HELD, held.lineId())).isZero();
    }

    @Property
    void what_was_released_before_a_refund_is_claimed_from_its_party_and_a_refund_that_came_back_restores_it(
            @ForAll @LongRange(min = 2, max = 100_000_000) long amount, @ForAll("rates") Rates rates) {
        var held = held(amount);
        var books = new ArrayList<BookedPosting>();
        book(books, SplitEntries.split(Ids.next(), List.of(held), splits(List.of(held), rates), NOON));
        var supplier = Party.supplier(Lines.SUPPLIER);
        long share = -sum(postings(books), LedgerAccount.pending(supplier), held.lineId());
        if (share == 0) {
            return;
        }
        book(books, release(held, supplier, share));
        var before = SplitEntries.remaining(books);

        var reversal = SplitEntries.reversal(Ids.next(), posting(held.lineId(), amount), books, NOON);
        var booked = new ArrayList<BookedPosting>();
        book(booked, reversal);
        books.addAll(booked);

        assertThat(sum(postings(books), LedgerAccount.receivable(supplier), held.lineId()))
                .isEqualTo(share);
        assertThat(sum(postings(books), LedgerAccount.payable(supplier), held.lineId()))
                .isEqualTo(-share);
        assertThat(sum(postings(books), LedgerAccount.pending(supplier), held.lineId()))
                .isZero();
        assertThat(SplitEntries.remaining(books).shares())
                .allMatch(left -> left.amount().isZero());

        book(books, SplitEntries.restored(Ids.next(), booked, NOON));

        assertThat(SplitEntries.remaining(books)).isEqualTo(before);
        assertThat(sum(postings(books), LedgerAccount.receivable(supplier), held.lineId()))
                .isZero();
    }

    @Property
    void what_is_still_pending_is_taken_from_there_and_nobody_owes(
            @ForAll @LongRange(min = 1, max = 100_000_000) long amount, @ForAll("rates") Rates rates) {
        var held = held(amount);
        var attempt = Ids.next();
        var refund = Ids.next();
        var books = new ArrayList<BookedPosting>();
        var split = SplitEntries.split(attempt, List.of(held), splits(List.of(held), rates), NOON);
        book(books, split);

        var reversal = SplitEntries.reversal(refund, posting(held.lineId(), amount), books, NOON);
        book(books, reversal);

        assertThat(split.reference()).isEqualTo("split:" + attempt);
        assertThat(reversal.reference()).isEqualTo("split-reversal:" + refund);
        assertThat(reversal.postings()).noneMatch(posting -> posting.account().kind() == PARTY_RECEIVABLE);
        for (var party :
                List.of(Party.supplier(Lines.SUPPLIER), Party.propertyCompany(Lines.COMPANY), Party.PLATFORM)) {
            assertThat(sum(postings(books), LedgerAccount.pending(party), held.lineId()))
                    .isZero();
        }
    }

    @Example
    void of_a_capture_only_what_is_held_is_divided() {
        var held = held(700);
        var booked = new ArrayList<BookedPosting>();
        book(
                booked,
                JournalEntry.of(
                        EntryKind.CAPTURE,
                        "capture:1",
                        NOON,
                        List.of(held, held.reversed().on(LedgerAccount.PROVIDER_CLEARING))));

        assertThat(SplitEntries.held(booked)).containsExactly(held);
    }

    private static JournalEntry release(Posting held, Party party, long amount) {
        var from =
                new Posting(LedgerAccount.pending(party), COMPANY, COMMUNITY, ORDER, held.lineId(), Money.cny(amount));
        var to =
                new Posting(LedgerAccount.payable(party), COMPANY, COMMUNITY, ORDER, held.lineId(), Money.cny(-amount));
        return JournalEntry.of(EntryKind.RELEASE, "release:" + held.lineId(), NOON, List.of(from, to));
    }

    private static List<Posting> postings(List<BookedPosting> books) {
        return books.stream().map(BookedPosting::posting).toList();
    }

    @Provide
    static Arbitrary<Rates> rates() {
        return SplitProperties.rates();
    }

    private static Map<UUID, Split> splits(List<Posting> held, Rates rates) {
        var splits = new HashMap<UUID, Split>();
        held.forEach(line ->
                splits.put(line.lineId(), Split.of(Lines.of(1, -line.amount().amount()), taxed(rates))));
        return splits;
    }

    private static SplitTerms taxed(Rates rates) {
        var terms = SplitTerms.of(rates);
        return new SplitTerms(terms.terms(), 600, terms.currency(), 1);
    }

    private static void book(List<BookedPosting> books, JournalEntry entry) {
        entry.postings()
                .forEach(posting -> books.add(new BookedPosting(
                        Ids.next(), entry.id(), entry.kind(), entry.reference(), entry.bookedAt(), posting)));
    }

    private static Posting held(long amount) {
        return posting(Ids.next(), -amount);
    }

    private static Posting posting(UUID line, long amount) {
        return new Posting(LedgerAccount.ORDERS_HELD, COMPANY, COMMUNITY, ORDER, line, Money.cny(amount));
    }

    private static long sum(List<Posting> postings, LedgerAccount account, UUID line) {
        return postings.stream()
                .filter(posting -> posting.account().equals(account) && line.equals(posting.lineId()))
                .mapToLong(posting -> posting.amount().amount())
                .sum();
    }
}
