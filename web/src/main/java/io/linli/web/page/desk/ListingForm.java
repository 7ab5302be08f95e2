package io.linli.web.page.desk;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.BulkChange;
import io.linli.catalog.listing.Hint;
import io.linli.catalog.listing.Listing;
import io.linli.catalog.listing.ListingFilter;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.listing.OfferEdit;
import io.linli.catalog.listing.Standing;
import io.linli.catalog.schedule.Span;
import io.linli.web.page.Typed;

/** The table of own offers as it is sent: rows of equal lists, and what is to be done with those chosen. */
public class ListingForm {

    private static final BigDecimal LEAST_PERCENT = BigDecimal.valueOf(-100);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);

    /** {@code 1e-999999999} is a number too, and would be written out to be reckoned with. */
    private static final int PLACES_OF_PERCENT = 4;

    @FormParam("key")
    @Nullable
    UUID key;

    @FormParam("offer")
    List<UUID> offers = List.of();

    @FormParam("was")
    List<String> was = List.of();

    @FormParam("price")
    List<String> prices = List.of();

    @FormParam("stock")
    List<String> stocks = List.of();

    @FormParam("shelf")
    List<String> shelves = List.of();

    @FormParam("choose")
    List<UUID> chosen = List.of();

    /** {@code all}: everything the filter leaves. */
    @FormParam("scope")
    @DefaultValue("")
    String scope = "";

    @FormParam("how")
    @DefaultValue("")
    String how = "";

    @FormParam("amount")
    @DefaultValue("")
    String amount = "";

    /** {@code at}: not now, but at the moment that is typed. */
    @FormParam("when")
    @DefaultValue("")
    String when = "";

    @FormParam("at")
    @DefaultValue("")
    String at = "";

    @FormParam("until")
    @DefaultValue("")
    String until = "";

    /** Present where today's price is shown crossed out beside a lower one. */
    @FormParam("strike")
    @Nullable
    String strike;

    @FormParam("back")
    @DefaultValue("")
    String back = "";

    @FormParam("q")
    @DefaultValue("")
    String words = "";

    @FormParam("standing")
    @Nullable
    Standing standing;

    @FormParam("hint")
    @Nullable
    Hint hint;

    /** One row as it was sent. */
    private record Sent(UUID offer, String was, String price, String stock, boolean withdrawn) {

        boolean isChanged() {
            return !was.equals(price + '|' + stock + '|' + withdrawn);
        }

        /** Only what is another than it was shown. Refuses with: {@code amount-unreadable}, {@code quantity-unreadable}. */
        OfferChange change() {
            var shown = was.split("\\|", -1);
            return new OfferChange(
                    price.equals(part(shown, 0)) ? Optional.empty() : Optional.of(readPrice()),
                    Optional.empty(),
                    stock.equals(part(shown, 1)) ? Optional.empty() : Optional.of(readStock()),
                    part(shown, 2).equals(Boolean.toString(withdrawn)) ? Optional.empty() : Optional.of(withdrawn));
        }

        /** With the price that it had as list price, where the new one is lower. */
        OfferChange struck() {
            var change = change();
            var before = Typed.yuan(part(was.split("\\|", -1), 0));
            return change.price().filter(price -> price.compareTo(before) < 0).isEmpty()
                    ? change
                    : new OfferChange(change.price(), Optional.of(before), change.stock(), change.withdrawn());
        }

        private Money readPrice() {
            var read = Typed.yuan(price);
            if (!read.isPositive()) {
                throw new Refusal(Refusal.Kind.INVALID, "price-invalid", "A price is above zero.");
            }
            return read;
        }

        private long readStock() {
            long read = Typed.quantity(stock);
            if (read < 0) {
                throw new Refusal(Refusal.Kind.INVALID, "stock-invalid", "A stock is 0 or more.");
            }
            return read;
        }

        private static String part(String[] parts, int index) {
            return index < parts.length ? parts[index] : "";
        }

        Optional<String> problem() {
            try {
                change();
                return Optional.empty();
            } catch (Refusal refusal) {
                return Optional.of(refusal.code());
            }
        }
    }

    /** What is to be changed, row by row. Refuses with what {@link Sent#change} refuses with. */
    List<OfferEdit> edits() {
        return sent().values().stream()
                .map(row -> new OfferEdit(row.offer(), strike == null || !isLater() ? row.change() : row.struck()))
                .filter(edit -> !edit.change().isNothing())
                .toList();
    }

    /** Offers whose fields were touched. */
    List<UUID> touched() {
        return List.copyOf(sent().keySet());
    }

    /** What was typed, with what is wrong about it. */
    List<ListingRow> asTyped(List<Listing> listings) {
        var sent = sent();
        return listings.stream()
                .map(one -> typed(one, sent.get(one.offer().offerId())))
                .toList();
    }

    private static ListingRow typed(Listing listing, @Nullable Sent row) {
        return row == null
                ? ListingRow.of(listing)
                : new ListingRow(
                        listing,
                        row.price(),
                        row.stock(),
                        row.withdrawn(),
                        row.problem().orElse(null),
                        false);
    }

    private Map<UUID, Sent> sent() {
        int rows = offers.size();
        var sizes = List.of(was.size(), prices.size(), stocks.size(), shelves.size());
        if (sizes.stream().anyMatch(size -> size != rows)) {
            throw new Refusal(Refusal.Kind.INVALID, "form-expired", "The form's lists are of different lengths.");
        }
        var sent = new LinkedHashMap<UUID, Sent>();
        for (int row = 0; row < rows; row++) {
            var one = new Sent(
                    offers.get(row),
                    was.get(row),
                    prices.get(row).strip(),
                    stocks.get(row).strip(),
                    shelves.get(row).equals("off"));
            if (one.isChanged()) {
                sent.put(one.offer(), one);
            }
        }
        return sent;
    }

    /** Refuses with: {@code bulk-unknown}, {@code percent-unreadable}, {@code amount-unreadable}, {@code quantity-unreadable}. */
    BulkChange bulk() {
        return switch (how) {
            case "percent" -> new BulkChange.PriceBy(percent());
            case "price" -> new BulkChange.PriceTo(Typed.yuan(amount));
            case "stock" -> new BulkChange.StockTo(Typed.quantity(amount));
            case "off" -> new BulkChange.Withdraw(true);
            case "on" -> new BulkChange.Withdraw(false);
            default -> throw new Refusal(Refusal.Kind.INVALID, "bulk-unknown", "Say what is to be done.");
        };
    }

    private BigDecimal percent() {
        try {
            var percent = new BigDecimal(amount.strip().replace("%", "").replace('−', '-'));
            if (percent.compareTo(LEAST_PERCENT) > 0
                    && percent.compareTo(MOST_PERCENT) <= 0
                    && percent.scale() <= PLACES_OF_PERCENT) {
                return percent;
            }
        } catch (NumberFormatException unreadable) {
            // Told below, as what is out of bounds.
        }
        throw new Refusal(Refusal.Kind.INVALID, "percent-unreadable", "A percentage is written like -10 or 2.5.");
    }

    ListingFilter filter() {
        return new ListingFilter(words, Optional.ofNullable(standing), Optional.ofNullable(hint));
    }

    boolean isLater() {
        return when.equals("at");
    }

    /** For the page: when, as it was typed. */
    LaterChoice later() {
        return new LaterChoice(isLater(), at, until, strike != null);
    }

    /** Refuses with: {@code time-unreadable}, and what {@link Span#of} refuses with. */
    Span span(ZoneId zone, Instant now) {
        return Span.of(Typed.time(at), Typed.words(until).map(Typed::time), zone, now);
    }

    boolean isForAll() {
        return scope.equals("all");
    }

    List<UUID> chosen() {
        return new ArrayList<>(chosen).stream().distinct().toList();
    }
}
