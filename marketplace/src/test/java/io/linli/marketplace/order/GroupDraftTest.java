package io.linli.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.stock.StockLine;
import io.linli.marketplace.settlement.SplitLine;

class GroupDraftTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<UUID> SUPPLIERS = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
    private static final UUID COMMUNITY = Ids.next();
    private static final UUID COMPANY = Ids.next();

    @Property
    void every_line_is_in_exactly_one_order_and_that_is_its_suppliers(@ForAll("carts") Cart cart) {
        var draft = GroupDraft.of(cart);

        assertThat(draft.lines())
                .extracting(GroupDraft.LineDraft::line)
                .containsExactlyInAnyOrderElementsOf(cart.lines());
        assertThat(draft.orders()).allSatisfy(order -> assertThat(order.lines())
                .isNotEmpty()
                .allMatch(line -> line.line().supplierId().equals(order.supplierId())));
        assertThat(draft.orders()).extracting(GroupDraft.OrderDraft::supplierId).doesNotHaveDuplicates();
    }

    @Property
    void totals_add_up_to_the_fen(@ForAll("carts") Cart cart) {
        var draft = GroupDraft.of(cart);

        assertThat(draft.total()).isEqualTo(cart.total());
        assertThat(sum(draft.orders().stream().map(GroupDraft.OrderDraft::total).toList()))
                .isEqualTo(draft.total());
        assertThat(sum(Stream.concat(
                                draft.splitLines(COMPANY, COMMUNITY, NOON).stream()
                                        .map(SplitLine::amount),
                                draft.billLines().values().stream())
                        .toList()))
                .isEqualTo(draft.total());
    }

    @Property
    void positions_count_from_one_and_ids_are_all_different(@ForAll("carts") Cart cart) {
        var draft = GroupDraft.of(cart);

        for (var order : draft.orders()) {
            for (int i = 0; i < order.lines().size(); i++) {
                assertThat(order.lines().get(i).position()).isEqualTo(i + 1);
            }
        }
        assertThat(draft.lines()).extracting(GroupDraft.LineDraft::id).doesNotHaveDuplicates();
        assertThat(draft.orders()).extracting(GroupDraft.OrderDraft::id).doesNotHaveDuplicates();
    }

    @Property
    void every_line_holds_what_it_needs_and_nothing_else(@ForAll("carts") Cart cart) {
        var draft = GroupDraft.of(cart);

        var kinds = cart.lines().stream().map(line -> line.subject().kind()).toList();
        assertThat(draft.goods()).hasSize(count(kinds, LineSubject.Kind.GOODS));
        assertThat(draft.seatIds()).hasSize(count(kinds, LineSubject.Kind.CAMPAIGN));
        assertThat(draft.bookingIds()).hasSize(count(kinds, LineSubject.Kind.SERVICE));
        assertThat(draft.billIds()).hasSize(count(kinds, LineSubject.Kind.BILL));
        assertThat(draft.billLines()).hasSize(count(kinds, LineSubject.Kind.BILL));
    }

    @Test
    void goods_bought_alone_take_stock_by_quantity() {
        var offer = Ids.next();

        var draft = GroupDraft.of(cart(line(SUPPLIERS.get(0), new LineSubject.Goods(offer), 3, Money.cny(990))));

        assertThat(draft.goods()).containsExactly(new StockLine(offer, 3));
        assertThat(draft.total()).isEqualTo(Money.cny(2_970));
    }

    @Test
    void bills_of_one_company_are_one_order_that_no_split_rule_is_asked_about() {
        var company = Ids.next();
        var fee = line(company, new LineSubject.Charge(Ids.next()), 1, Money.cny(12_800));
        var parking = line(company, new LineSubject.Charge(Ids.next()), 1, Money.cny(30_000));

        var draft = GroupDraft.of(cart(fee, parking));

        assertThat(draft.orders()).hasSize(1);
        assertThat(draft.orders().get(0).supplierId()).isEqualTo(company);
        assertThat(draft.total()).isEqualTo(Money.cny(42_800));
        assertThat(draft.splitLines(company, COMMUNITY, NOON)).isEmpty();
        assertThat(draft.billLines().values()).containsExactlyInAnyOrder(Money.cny(12_800), Money.cny(30_000));
    }

    @Test
    void an_empty_cart_places_nothing() {
        assertThat(refusal(cart()).code()).isEqualTo("cart-empty");
    }

    @Test
    void one_line_that_cannot_be_had_stops_the_whole_and_is_named() {
        var good = line(SUPPLIERS.get(0), new LineSubject.Goods(Ids.next()), 1, Money.cny(100));
        var lost = stopped(good, CartLine.Obstacle.HOLD_EXPIRED);

        var refusal = refusal(cart(good, lost));

        assertThat(refusal.code()).isEqualTo("hold-expired");
        assertThat(refusal.facts()).isEqualTo(Map.of("lineId", lost.id()));
    }

    @Test
    void two_currencies_cannot_be_paid_at_once() {
        var yuan = line(SUPPLIERS.get(0), new LineSubject.Goods(Ids.next()), 1, Money.cny(100));
        var euro = line(SUPPLIERS.get(1), new LineSubject.Goods(Ids.next()), 1, Money.of(100, "EUR"));

        var cart = new Cart(Ids.next(), Ids.next(), Cart.State.OPEN, List.of(yuan, euro), Money.cny(100));

        assertThat(refusal(cart).code()).isEqualTo("mixed-currencies");
    }

    @Test
    void what_cannot_be_had_does_not_count_in_a_carts_total() {
        var good = line(SUPPLIERS.get(0), new LineSubject.Goods(Ids.next()), 2, Money.cny(100));

        assertThat(cart(good, stopped(good, CartLine.Obstacle.SOLD_OUT)).total())
                .isEqualTo(Money.cny(200));
        assertThat(cart().total()).isEqualTo(Money.cny(0));
    }

    @Provide
    Arbitrary<Cart> carts() {
        return lines().list().ofMinSize(1).ofMaxSize(50).map(lines -> cart(lines.toArray(CartLine[]::new)));
    }

    private static Arbitrary<CartLine> lines() {
        return Combinators.combine(
                        Arbitraries.of(SUPPLIERS),
                        Arbitraries.of(LineSubject.Kind.class),
                        Arbitraries.longs().between(1, 9_999),
                        Arbitraries.longs().between(1, 100_000_00))
                .as((supplier, kind, quantity, price) -> line(
                        supplier,
                        subject(kind),
                        kind == LineSubject.Kind.SERVICE || kind == LineSubject.Kind.BILL ? 1 : quantity,
                        Money.cny(price)));
    }

    private static LineSubject subject(LineSubject.Kind kind) {
        return switch (kind) {
            case GOODS -> new LineSubject.Goods(Ids.next());
            case CAMPAIGN -> new LineSubject.Seat(Ids.next(), Ids.next(), Ids.next(), false);
            case SERVICE -> new LineSubject.Visit(Ids.next(), Ids.next(), Ids.next(), NOON, NOON.plusSeconds(3_600));
            case BILL -> new LineSubject.Charge(Ids.next());
        };
    }

    private static CartLine line(UUID supplier, LineSubject subject, long quantity, Money price) {
        var text = LocalizedText.same("Thing");
        return new CartLine(
                Ids.next(),
                subject,
                supplier,
                text,
                text,
                "",
                List.of(Ids.next()),
                quantity,
                price,
                Optional.empty(),
                Optional.empty());
    }

    private static CartLine stopped(CartLine line, CartLine.Obstacle obstacle) {
        return new CartLine(
                Ids.next(),
                line.subject(),
                line.supplierId(),
                line.supplierName(),
                line.name(),
                line.imageUrl(),
                line.categoryAncestry(),
                line.quantity(),
                line.unitPrice(),
                line.heldUntil(),
                Optional.of(obstacle));
    }

    private static Cart cart(CartLine... lines) {
        return Cart.of(Ids.next(), Ids.next(), Cart.State.OPEN, List.of(lines));
    }

    private static Refusal refusal(Cart cart) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> GroupDraft.of(cart))
                .actual();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElseThrow();
    }

    private static int count(List<LineSubject.Kind> kinds, LineSubject.Kind kind) {
        return (int) kinds.stream().filter(kind::equals).count();
    }
}
