package io.linli.web.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payment.EventOutcome;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.RecordOutcome;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Many paid orders, each reverted by two at the same moment: every one goes back once. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RevertTwiceTest {

    private static final int ORDERS = 500;
    private static final int THREADS = 32;
    private static final Money AMOUNT = Money.cny(990);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(300);

    private static final String OF_THIS_RUN = " AND l.name_en = cast(cast(:group AS uuid) AS text)";

    private static final String REVERSALS =
            """
            SELECT count(*) FROM marketplace.journal_entry e
            JOIN marketplace.refund r ON e.reference = 'split-reversal:' || r.id
            JOIN marketplace.order_line l ON l.id = r.line_id WHERE e.kind = 'SPLIT_REVERSAL'"""
                    + OF_THIS_RUN;

    private static final String REFUNDS =
            """
            SELECT count(*) FROM marketplace.refund r
            JOIN marketplace.journal_entry e ON e.reference = 'refund:' || r.id AND e.kind = 'REFUND'
            JOIN marketplace.order_line l ON l.id = r.line_id WHERE r.state = 'SUCCEEDED'"""
                    + OF_THIS_RUN;

    private static final String WHOLLY_REFUNDED =
            """
            SELECT count(*) FROM marketplace.orders o JOIN marketplace.order_line l ON l.order_id = o.id
            WHERE o.state = 'REFUNDED' AND l.refunded = l.amount"""
                    + OF_THIS_RUN;

    private static final String CLAIMED =
            """
            SELECT cast(sum(b.claimed) AS bigint) FROM marketplace.refundable b
            JOIN marketplace.order_line l ON l.id = b.line_id WHERE true"""
                    + OF_THIS_RUN;

    private static final String LEFT_OF_SHARES =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id
                JOIN marketplace.order_line l ON l.id = p.line_id
                WHERE a.kind IN ('PARTY_PENDING', 'PARTY_RECEIVABLE', 'ORDERS_HELD') %s
                GROUP BY p.line_id, p.account_id HAVING sum(p.amount) <> 0) AS left_over"""
                    .formatted(OF_THIS_RUN);

    @Inject
    Books books;

    @Inject
    Shopping database;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Inject
    RecordOutcome outcomes;

    @Inject
    RequestRefund requestRefund;

    private final String run = UUID.randomUUID().toString();

    /** Of its own, so that no other test meets so many orders. */
    private final UUID company = UUID.randomUUID();

    private final UUID community = UUID.randomUUID();
    private final UUID household = UUID.randomUUID();
    private final UUID resident = UUID.randomUUID();
    private final UUID supplier = UUID.randomUUID();

    private record Line(UUID id, UUID group, UUID attempt) {}

    @Test
    void five_hundred_orders_reverted_twice_at_the_same_moment_are_exactly_five_hundred_reversals() throws Exception {
        var lines = placed();
        assertThat(together(lines, 1, this::capture)).containsOnly(EventOutcome.APPLIED);

        var reverted = together(lines, 2, this::revert);

        assertThat(reverted).hasSize(2 * ORDERS);
        assertThat(reverted.stream().distinct()).hasSize(ORDERS);
        await().pollInterval(POLL)
                .atMost(PATIENCE)
                .until(() -> count(REVERSALS) == ORDERS && count(WHOLLY_REFUNDED) == ORDERS);
        assertThat(count(REFUNDS)).isEqualTo(ORDERS);
        assertThat(count(CLAIMED)).isEqualTo(ORDERS * AMOUNT.amount());
        assertThat(count(LEFT_OF_SHARES)).isZero();
    }

    /** Orders that wait for the word of the provider, as checkouts left them. */
    private List<Line> placed() {
        database.run("INSERT INTO marketplace.property_company VALUES (?, ?, 'A', 'A', '#112233')", company, run);
        database.run(
                """
                INSERT INTO marketplace.community (id, company_id, code, name_en, name_zh, city_en, city_zh)
                VALUES (?, ?, ?, 'A', 'A', 'A', 'A')""",
                community,
                company,
                run);
        write("INSERT INTO marketplace.cart (id, company_id, resident_id, state)"
                + " SELECT {cart}, '%s', '%s', 'CHECKED_OUT'".formatted(company, resident));
        write("INSERT INTO marketplace.order_group (id, company_id, community_id, household_id, resident_id, cart_id,"
                + " total, currency, state, expires_at, placed_at) SELECT {group}, '%s', '%s', '%s', '%s', {cart}, %d,"
                        .formatted(company, community, household, resident, AMOUNT.amount())
                + " 'CNY', 'PENDING', now() + interval '1 hour', now()");
        write(
                "INSERT INTO marketplace.orders (id, company_id, community_id, group_id, supplier_id, total, currency, state,"
                        + " placed_at) SELECT {order}, '%s', '%s', {group}, '%s', %d, 'CNY', 'PENDING', now()"
                                .formatted(company, community, supplier, AMOUNT.amount()));
        write(
                "INSERT INTO marketplace.order_line (id, company_id, order_id, position, kind, offer_id, name_en, name_zh,"
                        + " category_id, quantity, unit_price, amount, rule_id) SELECT {line}, '%s', {order}, 1, 'GOODS', '%s',"
                                .formatted(company, Neighbourhood.offer(1))
                        + " '%s', 'x', '%s', 1, %3$d, %3$d, gen_random_uuid()"
                                .formatted(run, Neighbourhood.ORANGES, AMOUNT.amount()));
        split("SUPPLIER", supplier, 0, 842);
        split("PROPERTY_COMPANY", company, 1, 99);
        split("PLATFORM", Party.PLATFORM.id(), 2, 49);
        write("INSERT INTO marketplace.payment_attempt (id, company_id, group_id, amount, currency, state,"
                + " success_url, cancel_url, locale, started_at, created_at)"
                + " SELECT {attempt}, '%s', {group}, %d, 'CNY', 'STARTED', '/', '/', 'en', now(), now()"
                        .formatted(company, AMOUNT.amount()));
        var ids = "SELECT %s FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id"
                + " JOIN marketplace.payment_attempt a ON a.group_id = o.group_id WHERE l.name_en = cast(cast(:group AS uuid) AS text)"
                + " ORDER BY l.id";
        var run = UUID.fromString(this.run);
        var lines = books.list(ids.formatted("l.id"), UUID.class, run);
        var groups = books.list(ids.formatted("o.group_id"), UUID.class, run);
        var attempts = books.list(ids.formatted("a.id"), UUID.class, run);
        assertThat(lines).hasSize(ORDERS);
        return IntStream.range(0, ORDERS)
                .mapToObj(number -> new Line(lines.get(number), groups.get(number), attempts.get(number)))
                .toList();
    }

    private void split(String kind, UUID party, int position, long amount) {
        write(
                "INSERT INTO marketplace.order_line_split (line_id, company_id, position, party_kind, party_id, rate, amount,"
                        + " account)"
                        + " SELECT {line}, '%s', %d, '%s', '%s', 0, %d, 'PARTY_PENDING'"
                                .formatted(company, position, kind, party, amount));
    }

    /** @param sql a row; names in braces become ids of the order's number */
    private void write(String sql) {
        var rows = sql.replaceAll("\\{(\\w+)}", "md5('$1' || n || '" + run + "')::uuid");
        database.run(rows + " FROM generate_series(1, " + ORDERS + ") n");
    }

    private EventOutcome capture(Line line) {
        var about = new ProviderFact.About(Optional.of(line.attempt()), Optional.empty(), Optional.empty());
        return inTransaction(() -> outcomes.record(new ProviderFact.Captured(about, AMOUNT)));
    }

    /** Asks for the refund, and the provider says at once that it made it. */
    private UUID revert(Line line) {
        var request = RefundRequest.rest(line.id(), line.group(), company, RefundReason.CAMPAIGN_FAILED);
        return inTransaction(() -> tenancy.enter(company)
                .chain(() -> requestRefund.request(request))
                .call(refund -> outcomes.record(new ProviderFact.RefundChanged(
                        Optional.of(refund),
                        "re_" + refund,
                        ProviderFact.RefundState.SUCCEEDED,
                        AMOUNT,
                        Optional.empty()))));
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return own.transaction(work).await().atMost(PATIENCE);
    }

    /** The work so often for each line, all of a line at the same moment. */
    private static <T> List<T> together(List<Line> lines, int times, Function<Line, T> work) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var running = new ArrayList<Future<T>>();
            for (var line : lines) {
                var both = new CountDownLatch(times);
                for (int one = 0; one < times; one++) {
                    running.add(threads.submit(() -> {
                        both.countDown();
                        both.await();
                        return work.apply(line);
                    }));
                }
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A number of this run's orders. */
    private long count(String query) {
        return books.number(query, UUID.fromString(run));
    }
}
