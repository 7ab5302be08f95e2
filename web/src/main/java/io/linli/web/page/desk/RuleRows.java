package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SplitRule;

/** Split rules with the names of what they are for. */
@ApplicationScoped
public class RuleRows {

    private final Names names;
    private final Categories categories;

    RuleRows(Names names, Categories categories) {
        this.names = names;
        this.categories = categories;
    }

    /** In the order given, oldest first. */
    Uni<List<RuleRow>> of(List<SplitRule> rules, Instant now) {
        var inForce = inForce(rules, now);
        var categoryIds = rules.stream()
                .flatMap(rule -> rule.scope().categoryId().stream())
                .toList();
        var supplierIds = rules.stream()
                .flatMap(rule -> rule.scope().supplierId().stream())
                .toList();
        return names.parties(supplierIds)
                .chain(parties -> names.communities().map(places -> union(parties, places)))
                .chain(known -> categories.ancestries(categoryIds).map(paths -> rules.stream()
                        .map(rule -> row(rule, known, paths, rule.equals(inForce.get(rule.scope()))))
                        .toList()));
    }

    private static Map<UUID, LocalizedText> union(Map<UUID, LocalizedText> one, Map<UUID, LocalizedText> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    private static RuleRow row(
            SplitRule rule, Map<UUID, LocalizedText> names, Map<UUID, List<CategoryNode>> paths, boolean inForce) {
        var scope = rule.scope();
        return new RuleRow(
                rule,
                scope.companyId().map(names::get).orElse(null),
                scope.communityId().map(names::get).orElse(null),
                scope.supplierId().map(names::get).orElse(null),
                scope.categoryId()
                        .map(paths::get)
                        .map(path -> path.get(path.size() - 1).name())
                        .orElse(null),
                scope.campaignId().isPresent(),
                TermRow.of(rule.terms()),
                rule.validTo().orElse(null),
                inForce);
    }

    private static Map<RuleScope, SplitRule> inForce(List<SplitRule> rules, Instant now) {
        var latest = new HashMap<RuleScope, SplitRule>();
        rules.stream()
                .filter(rule -> rule.isInForce(now))
                .forEach(rule -> latest.merge(
                        rule.scope(), rule, (one, other) -> one.validFrom().isAfter(other.validFrom()) ? one : other));
        return latest;
    }
}
