package io.linli.web.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What may happen, and how often. */
final class Histories {

    /** Faults of the simulator, by the names its admin call takes. */
    private static final List<String> TROUBLES = List.of(
            "webhook-drop",
            "webhook-duplicate",
            "webhook-delay",
            "webhook-reorder",
            "error-before",
            "error-after",
            "timeout",
            "rate-limit",
            "refund-failure",
            "transfer-insufficient-funds");

    /** Of these, those that strike requests. */
    static final Set<String> OF_REQUESTS = Set.of("error-before", "error-after", "timeout", "rate-limit");

    private static final int SHORTEST = 5;
    private static final int LONGEST = 14;

    private Histories() {}

    /** As many as are lived at the same time. */
    static Arbitrary<List<List<Step>>> together() {
        return any().list().ofSize(World.LANES).map(Histories::oneIsAskedBackAfterAll);
    }

    /** What was paid out is owed again in one of them: by chance alone a run may pass without. */
    private static List<List<Step>> oneIsAskedBackAfterAll(List<List<Step>> histories) {
        var first = new ArrayList<Step>();
        first.add(new Step.Buy(0, 0, 0, 2, Step.Card.GOOD));
        first.add(new Step.Release(0));
        IntStream.range(0, World.PARTIES).forEach(party -> first.add(new Step.PayOut(party)));
        first.add(new Step.AskBack(0, 4));
        first.addAll(histories.get(0));
        var all = new ArrayList<>(histories);
        all.set(0, List.copyOf(first));
        return List.copyOf(all);
    }

    private static Arbitrary<List<Step>> any() {
        return Arbitraries.frequencyOf(
                        Tuple.of(40, buys()),
                        Tuple.of(22, asks()),
                        Tuple.of(8, decisions()),
                        Tuple.of(22, orders().map(Step.Release::new)),
                        Tuple.of(22, parties().map(Step.PayOut::new)),
                        Tuple.of(5, parties().map(Step.Empty::new)),
                        Tuple.of(24, troubles()),
                        Tuple.of(1, Arbitraries.just(new Step.Restart())))
                .list()
                .ofMinSize(SHORTEST)
                .ofMaxSize(LONGEST)
                .map(Histories::beginning);
    }

    /** Something is bought first. */
    private static List<Step> beginning(List<Step> steps) {
        var begun = new ArrayList<Step>(steps);
        begun.add(0, new Step.Buy(0, 0, 0, 2, Step.Card.GOOD));
        return List.copyOf(begun);
    }

    private static Arbitrary<Step> buys() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, World.RESIDENTS - 1),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.frequency(
                                Tuple.of(8, Step.Card.GOOD),
                                Tuple.of(1, Step.Card.DECLINED_FIRST),
                                Tuple.of(2, Step.Card.DISPUTED_AT_ONCE),
                                Tuple.of(1, Step.Card.NONE)))
                .as(Step.Buy::new);
    }

    private static Arbitrary<Step> asks() {
        return Combinators.combine(orders(), Arbitraries.integers().between(1, 4))
                .as(Step.AskBack::new);
    }

    private static Arbitrary<Step> decisions() {
        return Combinators.combine(orders(), Arbitraries.of(true, false)).as(Step.Decide::new);
    }

    private static Arbitrary<Step> troubles() {
        return Combinators.combine(
                        Arbitraries.of(TROUBLES), Arbitraries.integers().between(1, 3))
                .as(Step.Trouble::new);
    }

    private static Arbitrary<Integer> orders() {
        return Arbitraries.integers().between(0, 7);
    }

    private static Arbitrary<Integer> parties() {
        return Arbitraries.integers().between(0, World.PARTIES - 1);
    }
}
