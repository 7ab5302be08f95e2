package io.linli.marketplace.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AfterSaleStateTest {

    private static final String MIGRATION = "/db/marketplace/V20261122020000__after_sales.sql";

    /** Every transition there is; what is not here changes nothing. */
    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("WITH_SUPPLIER APPROVE", "APPROVED"),
            Map.entry("WITH_SUPPLIER REFUSE", "REFUSED_BY_SUPPLIER"),
            Map.entry("WITH_SUPPLIER STAY_SILENT", "WITH_PROPERTY_COMPANY"),
            Map.entry("WITH_SUPPLIER WITHDRAW", "WITHDRAWN"),
            Map.entry("REFUSED_BY_SUPPLIER ESCALATE", "WITH_PROPERTY_COMPANY"),
            Map.entry("REFUSED_BY_SUPPLIER WITHDRAW", "WITHDRAWN"),
            Map.entry("WITH_PROPERTY_COMPANY APPROVE", "APPROVED"),
            Map.entry("WITH_PROPERTY_COMPANY REFUSE", "REFUSED"),
            Map.entry("WITH_PROPERTY_COMPANY WITHDRAW", "WITHDRAWN"),
            Map.entry("APPROVED PAY_BACK", "REFUNDED"),
            Map.entry("APPROVED FAIL", "REFUND_FAILED"),
            Map.entry("REFUNDED FAIL", "REFUND_FAILED"),
            Map.entry("REFUND_FAILED PAY_BACK", "REFUNDED"));

    @Test
    void the_machine_is_exactly_the_table() {
        for (var state : AfterSaleState.all()) {
            for (var event : AfterSaleEvent.values()) {
                assertThat(state.after(event)
                                .map(next -> next.standing().name())
                                .orElse(null))
                        .as("%s on %s", state.standing(), event)
                        .isEqualTo(TABLE.get(state.standing() + " " + event));
            }
        }
    }

    @Test
    void its_states_are_those_the_database_allows() throws IOException {
        var allowed = Pattern.compile(
                        "TABLE marketplace\\.after_sale .*?CHECK \\(state IN \\(([^)]*)\\)\\)", Pattern.DOTALL)
                .matcher(migration());
        assertThat(allowed.find()).isTrue();

        assertThat(Arrays.stream(allowed.group(1).split(","))
                        .map(code -> code.strip().replace("'", "")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AfterSaleStanding.values())
                        .map(AfterSaleStanding::name)
                        .toList());
        assertThat(AfterSaleState.all())
                .extracting(AfterSaleState::standing)
                .containsExactlyInAnyOrder(AfterSaleStanding.values());
    }

    @Test
    void somebody_decides_exactly_where_something_can_be_decided() {
        for (var state : AfterSaleState.all()) {
            assertThat(state.decider().isPresent())
                    .as("%s", state.standing())
                    .isEqualTo(state.after(AfterSaleEvent.APPROVE).isPresent());
        }
    }

    @Property
    void whatever_happens_it_is_granted_at_most_once_and_taken_to_the_property_company_at_most_once(
            @ForAll List<AfterSaleEvent> events) {
        AfterSaleState state = new AfterSaleState.WithSupplier();
        int granted = 0;
        int passed = 0;
        for (var event : events) {
            var next = state.after(event);
            granted += next.isPresent() && event == AfterSaleEvent.APPROVE ? 1 : 0;
            passed += next.filter(AfterSaleState.WithPropertyCompany.class::isInstance)
                            .isPresent()
                    ? 1
                    : 0;
            state = next.orElse(state);
        }

        assertThat(granted).isLessThanOrEqualTo(1);
        assertThat(passed).isLessThanOrEqualTo(1);
    }

    @Property
    void nothing_is_paid_back_that_was_not_granted(@ForAll List<AfterSaleEvent> events) {
        AfterSaleState state = new AfterSaleState.WithSupplier();
        boolean granted = false;
        for (var event : events) {
            granted |= state.after(event).isPresent() && event == AfterSaleEvent.APPROVE;
            state = state.after(event).orElse(state);
            assertThat(granted || state.standing() != AfterSaleStanding.REFUNDED)
                    .isTrue();
        }
    }

    private static String migration() throws IOException {
        try (var sql = Objects.requireNonNull(AfterSaleStateTest.class.getResourceAsStream(MIGRATION))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
