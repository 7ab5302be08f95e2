package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.statement.DayTotal;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementCategory;
import io.linli.marketplace.statement.StatementLine;
import io.linli.marketplace.statement.Statements;

/** A statement as its page shows it. */
@ApplicationScoped
public class StatementRows {

    private static final int ON_A_PAGE = 100;

    private final Statements statements;

    StatementRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * A category's total.
     *
     * @param size how long its bar is, of {@code largest}
     * @param gain whether it was in the party's favour
     */
    @TemplateData
    public record Figure(StatementCategory category, Money amount, long size, long largest, boolean gain) {}

    /**
     * All of the page but its frame.
     *
     * @param orders where the reader finds an order; null for whom there is no such page
     * @param next address of the next page of lines, null at the end
     */
    @TemplateData
    public record Shown(
            Statement statement,
            List<Figure> figures,
            List<DayTotal> days,
            List<StatementLine> lines,
            @Nullable String orders,
            @Nullable String next) {}

    Uni<Shown> shown(Statement statement, @Nullable String orders, @Nullable String cursor) {
        int after = position(cursor);
        return statements.days(statement).chain(days -> statements
                .lines(statement, after, ON_A_PAGE + 1)
                .map(lines -> shown(statement, orders, days, lines)));
    }

    private static Shown shown(
            Statement statement, @Nullable String orders, List<DayTotal> days, List<StatementLine> lines) {
        var page = Slice.of(lines, ON_A_PAGE, last -> Cursor.of(last.position()));
        String next = page.next()
                .map(cursor -> "/statements/" + statement.number() + "?cursor=" + cursor + "#lines")
                .orElse(null);
        return new Shown(statement, figures(statement), days, page.items(), orders, next);
    }

    private static List<Figure> figures(Statement statement) {
        var totals = statement.totals();
        long largest = Arrays.stream(StatementCategory.values())
                .mapToLong(category -> Math.abs(totals.of(category).amount()))
                .max()
                .orElse(0);
        return Arrays.stream(StatementCategory.values())
                .map(category -> figure(category, totals.of(category), Math.max(1, largest)))
                .toList();
    }

    private static Figure figure(StatementCategory category, Money amount, long largest) {
        return new Figure(category, amount, Math.abs(amount.amount()), largest, amount.isPositive());
    }

    private static int position(@Nullable String cursor) {
        try {
            return cursor == null
                    ? 0
                    : Integer.parseInt(Cursor.values(cursor, 1).get(0));
        } catch (NumberFormatException notOurs) {
            throw new Refusal(Refusal.Kind.INVALID, "bad-cursor", "The cursor is not one that this list gave.");
        }
    }
}
