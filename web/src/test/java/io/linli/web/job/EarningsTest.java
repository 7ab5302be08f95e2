package io.linli.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;
import io.linli.web.payment.Books;

/** A provider sees what each technician's visits came to, and nobody else does. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class EarningsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PAGE = "/supplier/earnings?lang=en";

    @Inject
    PaidVisits paid;

    @Inject
    Books books;

    @Inject
    Shopping shopping;

    /** What a technician's row says; money in fen. */
    private record Row(long visits, long hours, long share) {}

    @Test
    void a_visit_that_is_done_adds_its_share_of_the_books_and_one_that_is_only_paid_adds_nothing() throws Exception {
        var provider = SignedIn.as(PaidVisits.PROVIDER, PAGE);
        var visit = paid.paid("resident-05");
        await().atMost(PATIENCE).until(() -> books.splits(visit.group()) == 1);
        var before = row(provider);

        paid.make(visit);

        var after = row(provider);
        long share = -books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER");
        assertThat(share).isPositive();
        assertThat(after).isEqualTo(new Row(before.visits() + 1, before.hours() + 1, before.share() + share));
    }

    @Test
    void other_providers_and_residents_do_not_see_it() throws Exception {
        var name = name();

        assertThat(SignedIn.as("provider-01", PAGE).get(PAGE).body())
                .contains("Earnings")
                .doesNotContain(name);
        assertThat(SignedIn.as("resident-05", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    private Row row(SignedIn provider) throws Exception {
        var found = Pattern.compile(">" + Pattern.quote(name())
                        + "</th><td[^>]*>([0-9,]+)</td><td[^>]*>([0-9,]+)</td><td[^>]*>¥([0-9,.]+)</td>")
                .matcher(provider.get(PAGE).body());
        return found.find()
                ? new Row(
                        number(found.group(1)),
                        number(found.group(2)),
                        number(found.group(3).replace(".", "")))
                : new Row(0, 0, 0);
    }

    private String name() {
        return shopping.text(
                "SELECT display_name FROM fulfillment.technician WHERE id = ?", Neighbourhood.technician(3));
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replace(",", ""));
    }
}
