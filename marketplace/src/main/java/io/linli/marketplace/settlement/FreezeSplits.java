package io.linli.marketplace.settlement;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Freezes how the lines of an order will be divided, when it is placed: which rule, which parties, which rates and amounts.
 * Later changes of rules do not touch it.
 */
@ApplicationScoped
public class FreezeSplits {

    private static final String WRITE =
            """
            INSERT INTO marketplace.order_line_split (line_id, company_id, position, party_kind, party_id, rate, amount)
            SELECT line_id, company_id, position, party_kind, party_id, rate, amount
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (line_id uuid, company_id uuid,
                position smallint, party_kind text, party_id uuid, rate integer, amount bigint)
            """;

    private final Rules rules;

    FreezeSplits(Rules rules) {
        this.rules = rules;
    }

    /**
     * Writes the splits in the caller's transaction and tenancy; the lines themselves may be written after, before the
     * commit.
     *
     * @param lines of one order group: same company, ordered at the same moment; not empty
     * @return the id of the rule found for each line, by line id
     */
    public Uni<Map<UUID, UUID>> freeze(List<SplitLine> lines) {
        return rules.covering(lines)
                .map(candidates -> lines.stream()
                        .map(line -> FrozenLine.of(line, candidates))
                        .toList())
                .call(frozen -> Panache.getSession().chain(session -> session.createNativeQuery(WRITE)
                        .setParameter("rows", rows(frozen))
                        .executeUpdate()))
                .map(frozen -> frozen.stream().collect(toMap(line -> line.line().lineId(), line -> line.rule()
                        .id())));
    }

    private static String rows(List<FrozenLine> lines) {
        var rows = new JsonArray();
        for (var frozen : lines) {
            var shares = frozen.split().shares();
            for (int position = 0; position < shares.size(); position++) {
                rows.add(row(frozen.line(), position, shares.get(position)));
            }
        }
        return rows.encode();
    }

    private static JsonObject row(SplitLine line, int position, Share share) {
        return new JsonObject()
                .put("line_id", line.lineId().toString())
                .put("company_id", line.companyId().toString())
                .put("position", position)
                .put("party_kind", share.party().kind().name())
                .put("party_id", share.party().id().toString())
                .put("rate", share.rate())
                .put("amount", share.amount().amount());
    }

    private record FrozenLine(SplitLine line, SplitRule rule, Split split) {

        static FrozenLine of(SplitLine line, List<SplitRule> candidates) {
            var rule = SplitRule.choose(candidates, line)
                    .orElseThrow(() -> new IllegalStateException("no split rule covers line " + line.lineId()));
            return new FrozenLine(
                    line, rule, Split.of(line.amount(), rule.rates(), line.supplierId(), line.companyId()));
        }
    }
}
