package io.linli.marketplace.settlement;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Who gets what, from a moment on.
 *
 * <p>Of the rules that cover a line and are in force when it is ordered, the most specific wins. In this order:
 *
 * <ol>
 *   <li>the one that names more of supplier, category and company;
 *   <li>naming as many: the one that names the supplier, then the one that names a category (what is sold binds closer than
 *       where it is sold);
 *   <li>the one whose category is deeper in the tree;
 *   <li>the one that came into force last.
 * </ol>
 *
 * @param validFrom in force from here until a later version of the same scope
 */
public record SplitRule(UUID id, RuleScope scope, Rates rates, Instant validFrom) {

    /** The rule for a line; empty when none covers it, which the seeded default rules out. */
    static Optional<SplitRule> choose(Collection<SplitRule> rules, SplitLine line) {
        return rules.stream()
                .filter(rule -> rule.scope.covers(line) && !rule.validFrom.isAfter(line.at()))
                .max(specificity(line));
    }

    private static Comparator<SplitRule> specificity(SplitLine line) {
        return comparing((SplitRule rule) -> rule.scope.named())
                .thenComparing(rule -> rule.scope.supplierId().isPresent())
                .thenComparing(rule -> rule.scope.categoryId().isPresent())
                .thenComparing(rule -> rule.scope
                        .categoryId()
                        .map(line.categoryAncestry()::indexOf)
                        .orElse(-1))
                .thenComparing(SplitRule::validFrom);
    }
}
