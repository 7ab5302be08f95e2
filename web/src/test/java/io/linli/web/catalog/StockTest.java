package io.linli.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.category.GrowCategories;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferImport;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.offer.PriceRule;
import io.linli.catalog.offer.UpsertOffers;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.stock.StockLine;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class StockTest {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Stock stock;

    @Inject
    Offers offers;

    @Inject
    UpsertOffers upsert;

    @Inject
    GrowCategories categories;

    @Inject
    OwnContext context;

    @Inject
    DataSource database;

    @Test
    void what_is_reserved_is_gone_until_it_is_released_once() {
        UUID offer = offerWithStock(5L);
        UUID reservation = Ids.next();

        reserve(reservation, new StockLine(offer, 3));
        reserve(reservation, new StockLine(offer, 3));
        assertThat(available(offer)).isEqualTo(2);

        run(() -> stock.release(reservation));
        run(() -> stock.release(reservation));
        assertThat(available(offer)).isEqualTo(5);
    }

    @Test
    void more_than_there_is_is_refused_and_takes_nothing_of_any_line() {
        UUID plenty = offerWithStock(100L);
        UUID scarce = offerWithStock(2L);

        var refused = refusal(() -> reserve(Ids.next(), new StockLine(plenty, 1), new StockLine(scarce, 3)));

        assertThat(refused.code()).isEqualTo("sold-out");
        assertThat(refused.facts()).containsEntry("offerId", scarce);
        assertThat(available(plenty)).isEqualTo(100);
        assertThat(available(scarce)).isEqualTo(2);
    }

    @Test
    void lines_of_the_same_offer_are_added_up() {
        UUID offer = offerWithStock(3L);

        assertThat(refusal(() -> reserve(Ids.next(), new StockLine(offer, 2), new StockLine(offer, 2)))
                        .code())
                .isEqualTo("sold-out");
    }

    @Test
    void an_offer_without_stock_row_is_not_counted() {
        UUID offer = offerWithStock(null);

        reserve(Ids.next(), new StockLine(offer, 1_000_000));

        assertThat(run(() -> offers.get(offer)).available()).isTrue();
    }

    @Test
    void an_unknown_offer_is_refused() {
        assertThat(refusal(() -> reserve(Ids.next(), new StockLine(UUID.randomUUID(), 1)))
                        .code())
                .isEqualTo("offer-not-found");
    }

    @Test
    void what_is_taken_does_not_come_back_by_a_release() {
        UUID offer = offerWithStock(5L);
        UUID reservation = Ids.next();
        reserve(reservation, new StockLine(offer, 3));

        run(() -> stock.take(reservation));
        run(() -> stock.take(reservation));
        run(() -> stock.release(reservation));
        assertThat(available(offer)).isEqualTo(2);

        run(() -> stock.restock(reservation));
        run(() -> stock.restock(reservation));
        assertThat(available(offer)).isEqualTo(5);
    }

    @Test
    void what_was_released_cannot_be_taken() {
        UUID reservation = Ids.next();
        reserve(reservation, new StockLine(offerWithStock(5L), 3));
        run(() -> stock.release(reservation));

        assertThat(refusal(() -> run(() -> stock.take(reservation))).code()).isEqualTo("reservation-released");
    }

    @Test
    void selling_out_and_coming_back_raises_the_version() {
        UUID offer = offerWithStock(2L);
        long before = run(() -> offers.get(offer)).version();
        UUID reservation = Ids.next();

        reserve(reservation, new StockLine(offer, 2));
        var soldOut = run(() -> offers.get(offer));
        assertThat(soldOut.available()).isFalse();
        assertThat(soldOut.version()).isEqualTo(before + 1);

        run(() -> stock.release(reservation));
        assertThat(run(() -> offers.get(offer)).available()).isTrue();
        assertThat(run(() -> offers.get(offer)).version()).isEqualTo(before + 2);
    }

    @Test
    void expired_reservations_are_told_until_they_are_released() {
        UUID reservation = Ids.next();
        var line = new StockLine(offerWithStock(5L), 1);
        run(() -> stock.reserve(reservation, List.of(line), Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(run(() -> stock.expired(Instant.parse("2020-01-02T00:00:00Z"), 100)))
                .contains(reservation);
        assertThat(run(() -> stock.expired(Instant.parse("2019-12-31T00:00:00Z"), 100)))
                .doesNotContain(reservation);

        run(() -> stock.release(reservation));
        assertThat(run(() -> stock.expired(Instant.parse("2020-01-02T00:00:00Z"), 100)))
                .doesNotContain(reservation);
    }

    @Test
    void many_at_once_never_sell_more_than_there_is_and_never_wait_for_each_other() {
        UUID one = offerWithStock(20L);
        UUID other = offerWithStock(20L);
        var sold = new AtomicInteger();

        var carts = IntStream.range(0, 60)
                .mapToObj(number -> number % 2 == 0
                        ? List.of(new StockLine(one, 1), new StockLine(other, 1))
                        : List.of(new StockLine(other, 1), new StockLine(one, 1)))
                .map(lines -> context.transaction(() -> stock.reserve(Ids.next(), lines, LATER))
                        .invoke(sold::incrementAndGet)
                        .onFailure(Refusal.class)
                        .recoverWithNull()
                        .subscribeAsCompletionStage())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(carts).join();

        assertThat(sold).hasValue(20);
        assertThat(available(one)).isZero();
        assertThat(available(other)).isZero();
    }

    private void reserve(UUID reservation, StockLine... lines) {
        run(() -> stock.reserve(reservation, Arrays.asList(lines), LATER));
    }

    private UUID offerWithStock(Long quantity) {
        var sku = "stock-" + UUID.randomUUID();
        run(() -> categories
                .grow(List.of(CategoryPath.of(List.of("Stocked things"))))
                .chain(ids -> upsert.upsert(
                        List.of(new OfferImport(
                                Neighbourhood.SUPPLIER_02,
                                sku,
                                "Stocked thing",
                                null,
                                "",
                                ids.get("Stocked things"),
                                Money.cny(100),
                                null,
                                "",
                                "",
                                null,
                                quantity,
                                null,
                                Map.of(),
                                null,
                                Handling.UNTOLD,
                                Set.of())),
                        new PriceRule(40, true),
                        Optional.empty())));
        return query("SELECT id FROM catalog.offer WHERE supplier_sku = ?", sku, UUID.class);
    }

    private long available(UUID offer) {
        return query("SELECT available FROM catalog.stock WHERE offer_id = ?", offer, Long.class);
    }

    private <T> T query(String sql, Object parameter, Class<T> type) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, type);
            }
        } catch (SQLException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    private <T> T run(Supplier<Uni<T>> work) {
        return context.transaction(work).await().indefinitely();
    }

    private static Refusal refusal(Runnable work) {
        var refused = catchThrowableOfType(Refusal.class, work::run);
        assertThat(refused).as("it is refused").isNotNull();
        return refused;
    }
}
