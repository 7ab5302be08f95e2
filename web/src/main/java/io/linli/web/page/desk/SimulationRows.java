package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.SimulationResult;
import io.linli.marketplace.settlement.SimulationResult.GroupOutcome;
import io.linli.marketplace.settlement.SimulationResult.PartyOutcome;

/** A simulation's figures with the names of whom they are about. */
@ApplicationScoped
public class SimulationRows {

    private static final int MOST_ROWS = 100;

    private final Names names;

    SimulationRows(Names names) {
        this.names = names;
    }

    /**
     * A figure and what it would have been.
     *
     * @param name null where the party's kind says enough
     * @param largest of the table, in minor units: how long the longest bar is
     */
    @TemplateData
    public record Row(
            PartyKind party,
            boolean tax,
            @Nullable LocalizedText name,
            Money got,
            Money would,
            Money gain,
            long largest) {}

    /** @param changedLines of {@code lines} that the rule would have divided */
    @TemplateData
    public record Outcome(
            String month,
            long orders,
            long lines,
            long changedLines,
            List<Row> parties,
            List<Row> suppliers,
            List<Row> communities) {}

    /** At most {@value #MOST_ROWS} rows in each table. */
    Uni<Outcome> of(SimulationResult result) {
        var ids = result.suppliers().stream().map(GroupOutcome::id).distinct().toList();
        return names.parties(ids)
                .chain(parties -> names.communities().map(places -> union(parties, places)))
                .map(known -> outcome(result, known));
    }

    private static Map<UUID, LocalizedText> union(Map<UUID, LocalizedText> one, Map<UUID, LocalizedText> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    private static Outcome outcome(SimulationResult result, Map<UUID, LocalizedText> names) {
        return new Outcome(
                result.month().toString(),
                result.orders(),
                result.lines(),
                result.changedLines(),
                scaled(result.parties().stream().map(one -> row(one, names)).toList()),
                scaled(result.suppliers().stream().map(one -> row(one, names)).toList()),
                scaled(result.communities().stream().map(one -> row(one, names)).toList()));
    }

    private static Row row(PartyOutcome one, Map<UUID, LocalizedText> names) {
        return row(one.party(), one.tax(), names.get(one.partyId()), one.got(), one.would());
    }

    private static Row row(GroupOutcome one, Map<UUID, LocalizedText> names) {
        return row(one.party(), one.tax(), names.get(one.id()), one.got(), one.would());
    }

    private static Row row(PartyKind party, boolean tax, @Nullable LocalizedText name, Money got, Money would) {
        return new Row(party, tax, name, got, would, would.minus(got), 0);
    }

    private static List<Row> scaled(List<Row> rows) {
        long largest = rows.stream()
                .mapToLong(row -> Math.max(row.got().amount(), row.would().amount()))
                .max()
                .orElse(0);
        return rows.stream()
                .limit(MOST_ROWS)
                .map(row -> new Row(
                        row.party(), row.tax(), row.name(), row.got(), row.would(), row.gain(), Math.max(1, largest)))
                .toList();
    }
}
