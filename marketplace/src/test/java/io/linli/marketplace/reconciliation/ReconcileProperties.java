package io.linli.marketplace.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.payment.ProviderMovement.Kind;

/** Random worlds: where nothing was planted nothing is found, and where something was, that and nothing else. */
class ReconcileProperties {

    /** What is to be found: subject and kind. */
    private record Planted(String subject, ExceptionKind kind, Side side) {}

    @Property(tries = 200)
    void a_consistent_world_has_no_exception(@ForAll Random random, @ForAll @IntRange(max = 120) int facts) {
        var world = consistent(random, facts);

        var outcome = world.reconcile();

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.matched()).isEqualTo(facts);
        assertThat(outcome.bankMatched()).isEqualTo(world.rows.size());
        assertThat(outcome.waiting()).isZero();
    }

    @Property(tries = 300)
    void every_planted_error_is_found_with_its_kind_and_nothing_else(
            @ForAll Random random,
            @ForAll @IntRange(min = 30, max = 100) int facts,
            @ForAll @IntRange(min = 1, max = 20) int errors) {
        var world = consistent(random, facts);
        var planted = plant(world, random, errors);
        shuffle(world, random);

        var outcome = world.reconcile();

        assertThat(found(outcome)).containsExactlyInAnyOrderElementsOf(planted);
    }

    @Property(tries = 200)
    void corrections_of_everything_planted_make_the_next_run_clean(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 15) int errors) {
        var world = consistent(random, 60);
        plant(world, random, errors);

        world.reconcile().findings().stream()
                .filter(finding -> finding.remedy() == Remedy.BOOK)
                .flatMap(finding -> finding.proposal().stream()
                        .filter(posting -> posting.account().kind() == AccountKind.PROVIDER_CLEARING)
                        .map(posting -> world.correction(finding.subject(), posting.amount())))
                .toList()
                .forEach(world.facts::add);

        // What stays is what nothing on the clearing can settle: the bank's, the late, and shares.
        assertThat(world.reconcile().findings())
                .allMatch(finding -> finding.remedy() != Remedy.BOOK || finding.kind() == ExceptionKind.WRONG_PARTY);
    }

    @Property(tries = 200)
    void what_is_found_says_how_far_the_clearing_is_from_the_provider(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 15) int errors) {
        var world = consistent(random, 60);
        plant(world, random, errors);

        var difference = new Sums();
        world.movements.forEach(movement -> difference.add(movement.amount()));
        world.facts.forEach(fact -> difference.add(fact.amount().negated()));
        var explained = new Sums();
        world.reconcile().findings().forEach(finding -> finding.effect().forEach(explained::add));

        assertThat(explained.nonZero()).isEqualTo(difference.nonZero());
    }

    private static World consistent(Random random, int facts) {
        var world = new World();
        for (int number = 0; number < facts; number++) {
            var at = World.WEEK_AGO.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
            long amount = 1 + random.nextInt(1_000_000);
            switch (random.nextInt(4)) {
                case 0 -> world.capture(amount, at);
                case 1 -> world.refund(amount, at);
                case 2 -> world.dispute(amount, at);
                default -> world.transfer(amount, at);
            }
        }
        return world;
    }

    private static List<Planted> plant(World world, Random random, int errors) {
        var planted = new ArrayList<Planted>();
        Set<String> spoiled = new HashSet<>();
        for (int number = 0; number < errors; number++) {
            var fact = world.facts.get(random.nextInt(world.facts.size()));
            if (spoiled.add(fact.key())) {
                planted.add(spoil(world, random, fact));
            }
        }
        return planted;
    }

    private static Planted spoil(World world, Random random, LedgerFact fact) {
        var key = fact.key();
        var moved = world.movementOf(key);
        switch (random.nextInt(fact.kind() == EntryKind.TRANSFER ? 13 : 8)) {
            case 0 -> {
                world.movements.remove(moved);
                return provider(key, ExceptionKind.MISSING_AT_PROVIDER);
            }
            case 1 -> {
                var again = world.movement(
                        key, moved.kind(), moved.amount(), moved.createdAt().plusSeconds(5), moved.destination());
                world.movements.add(again);
                return provider(again.ownKey(), ExceptionKind.DOUBLED);
            }
            case 2 -> {
                world.replace(
                        moved,
                        world.with(
                                moved,
                                moved.amount().plus(Money.cny(moved.amount().isNegative() ? -7 : 7))));
                return provider(key, ExceptionKind.WRONG_AMOUNT);
            }
            case 3 -> {
                world.replace(moved, world.with(moved, Money.of(moved.amount().amount(), "USD")));
                return provider(key, ExceptionKind.WRONG_CURRENCY);
            }
            case 4 -> {
                return late(world, fact, moved);
            }
            case 5 -> {
                var stranger = world.movement(
                        "", Kind.TRANSFER, Money.cny(-1 - random.nextInt(500)), World.NOW, Optional.of("acct_2"));
                world.movements.add(stranger);
                return provider(stranger.ownKey(), ExceptionKind.UNKNOWN_TRANSFER);
            }
            case 6 -> {
                return unreversed(world, random, fact);
            }
            case 7 -> {
                var unbooked = world.movement(
                        "capture:" + Ids.next(), Kind.CHARGE, Money.cny(99), World.WEEK_AGO, Optional.empty());
                world.movements.add(unbooked);
                return provider(unbooked.key(), ExceptionKind.MISSING_IN_LEDGER);
            }
            case 8 -> {
                world.replace(moved, world.to(moved, "acct_2"));
                world.replace(
                        world.rowOf(key), world.row(key, "acct_1", fact.amount().negated(), fact.bookedAt()));
                return provider(key, ExceptionKind.WRONG_PARTY);
            }
            case 9 -> {
                world.rows.remove(world.rowOf(key));
                return new Planted(key, ExceptionKind.MISSING_AT_BANK, Side.BANK);
            }
            case 10 -> {
                return bank(world, fact, ExceptionKind.WRONG_AMOUNT, "acct_1", Money.cny(3), Duration.ZERO);
            }
            case 11 -> {
                return bank(world, fact, ExceptionKind.LATE, "acct_1", Money.cny(0), Duration.ofDays(6));
            }
            default -> {
                return bank(world, fact, ExceptionKind.WRONG_PARTY, "acct_9", Money.cny(0), Duration.ofDays(1));
            }
        }
    }

    private static Planted bank(
            World world, LedgerFact fact, ExceptionKind kind, String account, Money more, Duration after) {
        var amount = fact.amount().negated().plus(more);
        var row = world.row(fact.key(), account, amount, fact.bookedAt().plus(after));
        world.replace(world.rowOf(fact.key()), row);
        return new Planted(row.ownKey(), kind, Side.BANK);
    }

    private static Planted late(World world, LedgerFact fact, Moved moved) {
        Instant muchLater = moved.createdAt().plus(Duration.ofDays(8));
        world.replace(
                moved,
                new Moved(
                        moved.id(),
                        moved.key(),
                        moved.kind(),
                        moved.amount(),
                        moved.source(),
                        moved.destination(),
                        muchLater,
                        moved.business(),
                        moved.standing()));
        return provider(fact.key(), ExceptionKind.LATE);
    }

    /** A refund of ours whose shares stayed, or one that the provider made by itself. */
    private static Planted unreversed(World world, Random random, LedgerFact fact) {
        if (fact.kind() == EntryKind.REFUND) {
            long asked = fact.amount().negated().amount();
            world.facts.set(world.facts.indexOf(fact), world.refunded(fact, asked, 0));
            return new Planted(fact.key(), ExceptionKind.REFUND_WITHOUT_REVERSAL, Side.LEDGER);
        }
        var stranger =
                world.movement("", Kind.REFUND, Money.cny(-1 - random.nextInt(500)), World.NOW, Optional.empty());
        world.movements.add(stranger);
        return provider(stranger.ownKey(), ExceptionKind.REFUND_WITHOUT_REVERSAL);
    }

    private static Planted provider(String subject, ExceptionKind kind) {
        return new Planted(subject, kind, Side.PROVIDER);
    }

    private static void shuffle(World world, Random random) {
        Collections.shuffle(world.facts, random);
        Collections.shuffle(world.movements, random);
        Collections.shuffle(world.rows, random);
    }

    private static List<Planted> found(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> new Planted(finding.subject(), finding.kind(), finding.side()))
                .toList();
    }
}
