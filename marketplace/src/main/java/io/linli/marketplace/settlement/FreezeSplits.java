package io.linli.marketplace.settlement;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/**
 * Freezes how the lines of an order will be divided, when it is placed: which rule, which parties, which rates and amounts.
 * Later changes of rules do not touch it.
 */
@ApplicationScoped
public class FreezeSplits {

    private final Rules rules;
    private final Leaders leaders;
    private final FrozenSplits splits;

    FreezeSplits(Rules rules, Leaders leaders, FrozenSplits splits) {
        this.rules = rules;
        this.leaders = leaders;
        this.splits = splits;
    }

    /**
     * Writes the splits in the caller's transaction and tenancy; the lines themselves may be written after, before the
     * commit.
     *
     * @param lines of one order group: same company, ordered at the same moment
     * @return the id of the rule found for each line, by line id
     */
    public Uni<Map<UUID, UUID>> freeze(List<SplitLine> lines) {
        return lines.isEmpty() ? Uni.createFrom().item(Map.of()) : freezeByRules(lines);
    }

    /**
     * Lines of which all is the property company's: no rule is asked, so none can give anybody else a part.
     *
     * @param lines amounts by line id
     */
    public Uni<Void> freezeWhole(UUID companyId, Map<UUID, Money> lines) {
        var company = Party.propertyCompany(companyId);
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : splits.write(
                                companyId,
                                lines.entrySet().stream()
                                        .collect(toMap(
                                                Map.Entry::getKey, line -> Split.whole(company, line.getValue()))))
                        .replaceWithVoid();
    }

    private Uni<Map<UUID, UUID>> freezeByRules(List<SplitLine> lines) {
        return rules.covering(lines)
                .chain(candidates -> led(lines, candidates).map(known -> choose(known, candidates)))
                .call(chosen -> splits.write(lines.get(0).companyId(), divide(chosen)))
                .map(chosen -> chosen.entrySet().stream()
                        .collect(toMap(entry -> entry.getKey().lineId(), entry -> entry.getValue()
                                .id())));
    }

    /** Leaders are looked up only where a rule gives them something. */
    private Uni<List<SplitLine>> led(List<SplitLine> lines, List<SplitRule> candidates) {
        return candidates.stream().anyMatch(rule -> rule.terms().names(PartyKind.LEADER))
                ? leaders.findFor(lines)
                : Uni.createFrom().item(lines);
    }

    private static Map<SplitLine, SplitRule> choose(List<SplitLine> lines, List<SplitRule> candidates) {
        return lines.stream().collect(toMap(line -> line, line -> SplitRule.choose(candidates, line)
                .orElseThrow(() -> new IllegalStateException("no split rule covers line " + line.lineId()))));
    }

    private static Map<UUID, Split> divide(Map<SplitLine, SplitRule> chosen) {
        return chosen.entrySet().stream()
                .collect(toMap(
                        entry -> entry.getKey().lineId(),
                        entry -> Split.of(entry.getKey(), entry.getValue().terms())));
    }
}
