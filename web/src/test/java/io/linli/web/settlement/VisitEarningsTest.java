package io.linli.web.settlement;

import static io.linli.web.TestUsers.onceAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.settlement.VisitEarnings;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.booking.BookedVisits;
import io.linli.web.job.PaidVisits;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

/** What visits came to for a provider: 100 yuan a visit, of which 85 are its share. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class VisitEarningsTest {

    private static final VisitEarnings.Earned NOTHING = new VisitEarnings.Earned(new UUID(0, 0), 0, 0, yuan(0));

    @Inject
    PaidVisits paid;

    @Inject
    BookedVisits visits;

    @Inject
    VisitEarnings earnings;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Test
    void a_visit_counts_when_it_is_done_with_the_providers_share_and_without_what_went_back() {
        var visit = paid.paid("resident-06");
        await().atMost(Shopping.PATIENCE).until(() -> books.splits(visit.group()) == 1);
        var technician = id("SELECT cast(technician_id AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        var supplier = id("SELECT cast(supplier_id AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        var before = of(supplier, technician);
        var others = all(other(supplier));

        paid.make(visit);

        var after = of(supplier, technician);
        assertThat(after.visits()).isEqualTo(before.visits() + 1);
        assertThat(after.minutes()).isEqualTo(before.minutes() + 60);
        assertThat(after.share()).isEqualTo(before.share().plus(yuan(85)));
        assertThat(all(other(supplier))).isEqualTo(others);

        giveBack(visit, 20);

        await().atMost(Shopping.PATIENCE)
                .until(() -> of(supplier, technician).share(), before.share().plus(yuan(68))::equals);
        assertThat(of(supplier, technician).visits()).isEqualTo(after.visits());
    }

    @Test
    void what_is_paid_but_not_done_or_given_up_or_long_ago_does_not_count() {
        var visit = paid.paid("resident-07");
        await().atMost(Shopping.PATIENCE).until(() -> books.splits(visit.group()) == 1);
        var technician = id("SELECT cast(technician_id AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        var supplier = id("SELECT cast(supplier_id AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        var before = of(supplier, technician);
        BookedVisits.cancel("resident-07", visit.booking(), Map.of()).statusCode(200);
        assertThat(of(supplier, technician)).isEqualTo(before);

        var old = paid.paid("resident-07");
        await().atMost(Shopping.PATIENCE).until(() -> books.splits(old.group()) == 1);
        paid.make(old);
        assertThat(of(supplier, technician).visits()).isEqualTo(before.visits() + 1);
        shopping.run(
                """
                UPDATE marketplace.booking SET starts_at = starts_at - interval '91 days', ends_at = ends_at - interval '91 days'
                WHERE id = ?""",
                old.booking());

        assertThat(of(supplier, technician)).isEqualTo(before);
    }

    private void giveBack(PaidVisits.PaidVisit visit, int yuan) {
        String dispute = onceAs(visit.user())
                .contentType("application/json")
                .body(Map.of("bookingId", visit.booking(), "reason", "BADLY_DONE", "words", "One frame is wet."))
                .post("/api/v1/visit-disputes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        onceAs(PaidVisits.PROVIDER)
                .contentType("application/json")
                .body(Map.of("words", "It was."))
                .post("/api/v1/visit-disputes/{id}/answers", dispute)
                .then()
                .statusCode(200);
        onceAs("operator")
                .contentType("application/json")
                .body(Map.of("verdict", "REFUND", "amount", BookedVisits.yuan(yuan), "words", "A part of it"))
                .post("/api/v1/visit-disputes/{id}/decisions", dispute)
                .then()
                .statusCode(200);
    }

    private VisitEarnings.Earned of(UUID supplier, UUID technician) {
        return all(supplier).stream()
                .filter(one -> one.technicianId().equals(technician))
                .findFirst()
                .orElse(NOTHING);
    }

    private List<VisitEarnings.Earned> all(UUID supplier) {
        return books.run(() -> earnings.of(supplier, Instant.now().minus(Duration.ofDays(90))));
    }

    private static UUID other(UUID supplier) {
        return supplier.equals(Neighbourhood.PROVIDER_01) ? supplier : Neighbourhood.PROVIDER_01;
    }

    private UUID id(String sql, UUID of) {
        return UUID.fromString(shopping.text(sql, of));
    }

    private static Money yuan(long amount) {
        return Money.of(100 * amount, "CNY");
    }
}
