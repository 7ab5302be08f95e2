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
 *   <li>the one that names the campaign;
 *   <li>the one that names more of supplier, category and place (a company or a community);
 *   <li>naming as many: the one that names the supplier, then the one that names a category (what is sold binds closer than
 *       where it is sold), then the one that names the community rather than the company;
 *   <li>the one whose category is deeper in the tree;
 *   <li>the one that came into force last: a version that ends gives way to the one before it, if that is still in force.
 * </ol>
 *
 * @param validFrom in force from here on, this moment included
 * @param validTo in force until here, this moment excluded; absent: until a later version of the same scope
 */
public record SplitRule(UUID id, RuleScope scope, SplitTerms terms, Instant validFrom, Optional<Instant> validTo) {

    /** The rule for a line; empty when none covers it, which the seeded default rules out. */
    static Optional<SplitRule> choose(Collection<SplitRule> rules, SplitLine line) {
        return rules.stream()
                .filter(rule -> rule.covers(line) && rule.isInForce(line.at()))
                .max(specificity(line));
    }

    /** It is for lines like this one, whenever they are ordered. */
    boolean covers(SplitLine line) {
        return scope.covers(line) && terms.covers(line.unitPrice());
    }

    /** This rule, came into force after the other, would win over it for a line both cover. */
    boolean beats(SplitRule other, SplitLine line) {
        return bySpecificity(line).compare(this, other) >= 0;
    }

    /** By its own dates; a later version may have taken its place. */
    public boolean isInForce(Instant at) {
        return !validFrom.isAfter(at) && validTo.map(at::isBefore).orElse(true);
    }

    private static Comparator<SplitRule> specificity(SplitLine line) {
        return bySpecificity(line).thenComparing(SplitRule::validFrom);
    }

    private static Comparator<SplitRule> bySpecificity(SplitLine line) {
        return comparing((SplitRule rule) -> rule.scope.campaignId().isPresent())
                .thenComparing(rule -> rule.scope.named())
                .thenComparing(rule -> rule.scope.supplierId().isPresent())
                .thenComparing(rule -> rule.scope.categoryId().isPresent())
                .thenComparing(rule -> rule.scope.communityId().isPresent())
                .thenComparing(rule -> rule.scope
                        .categoryId()
                        .map(line.categoryAncestry()::indexOf)
                        .orElse(-1));
    }
}
