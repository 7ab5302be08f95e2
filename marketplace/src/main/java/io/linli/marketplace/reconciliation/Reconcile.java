package io.linli.marketplace.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linli.catalog.kernel.Money;

/**
 * Compares what is under the same key, all three ways at once. Pure: the same evidence and rules give the same outcome, whatever
 * the order of the evidence; keys do not know of each other, so evidence may be compared in parts that keep keys together.
 */
final class Reconcile {

    private final Rules rules;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    private Reconcile(Rules rules) {
        this.rules = rules;
    }

    /** Everything of one key. Corrections of a movement that is one too many stand under that movement's own key. */
    record Group(String key, List<LedgerFact> facts, List<Moved> movements, List<BankRow> rows) {

        static Group empty(String key) {
            return new Group(key, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * @param facts of the ledger, corrections among them
     * @param movements of the provider, except those that are nothing but a fee
     * @param rows of the bank's files
     */
    static Outcome of(
            Collection<LedgerFact> facts, Collection<Moved> movements, Collection<BankRow> rows, Rules rules) {
        var run = new Reconcile(rules);
        facts.forEach(fact -> run.group(fact.key()).facts().add(fact));
        movements.forEach(movement -> run.group(movement.key()).movements().add(movement));
        rows.forEach(row -> run.group(row.key()).rows().add(row));
        return run.compare();
    }

    private Group group(String key) {
        return groups.computeIfAbsent(key, Group::empty);
    }

    private Outcome compare() {
        var tally = new Tally();
        for (var group : groups.values()) {
            new ProviderCheck(rules, tally, group, key -> corrections(key)).run();
            new BankCheck(rules, tally, group).run();
            new RefundCheck(rules, tally, group).run();
        }
        return tally.outcome();
    }

    private List<LedgerFact> corrections(String key) {
        var group = groups.get(key);
        return group == null
                ? List.of()
                : group.facts().stream().filter(LedgerFact::isCorrection).toList();
    }

    /** Counts while comparing. */
    static final class Tally {

        private long matched;
        private long bankMatched;
        private long waiting;
        private long outside;
        private final List<Finding> findings = new ArrayList<>();
        private final Sums underWay = new Sums();

        void matched() {
            matched++;
        }

        void bankMatched() {
            bankMatched++;
        }

        void outside() {
            outside++;
        }

        /** @param effect what the provider's balance has and the clearing has not */
        void waiting(Money effect) {
            waiting++;
            underWay.add(effect);
        }

        void found(Finding finding) {
            findings.add(finding);
        }

        private Outcome outcome() {
            return new Outcome(matched, bankMatched, waiting, outside, underWay.nonZero(), findings);
        }
    }
}
