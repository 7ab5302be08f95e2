package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.listing.Hint;
import io.linli.catalog.listing.ListingCounts;
import io.linli.catalog.listing.ListingFilter;
import io.linli.catalog.listing.ListingSort;
import io.linli.catalog.listing.Standing;
import io.linli.catalog.schedule.ScheduledChange;
import io.linli.web.page.Frame;

/**
 * A supplier's own offers on a page.
 *
 * @param coming what comes next of some of them, by offer
 * @param page from 1
 * @param edit what was just changed and can be put back
 */
@TemplateData
public record ListingView(
        List<ListingRow> rows,
        Map<UUID, ScheduledChange> coming,
        long total,
        ListingCounts counts,
        ListingFilter filter,
        ListingSort sort,
        int page,
        @Nullable UUID edit,
        UUID key) {

    static final int ON_A_PAGE = 50;
    static final String PAGE = "/supplier/listings";

    /** A way to narrow the table, and how much it leaves. */
    @TemplateData
    public record Choice(String name, String address, long count, boolean chosen) {}

    public String words() {
        return filter.words();
    }

    /** Everything, then by how it stands. */
    public List<Choice> standings() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                "ALL",
                address(Optional.empty(), Optional.empty(), 1),
                counts.all(),
                filter.standing().isEmpty() && filter.hint().isEmpty()));
        Arrays.stream(Standing.values())
                .map(one -> new Choice(
                        one.name(),
                        address(Optional.of(one), Optional.empty(), 1),
                        counts.of(one),
                        filter.standing().equals(Optional.of(one))))
                .forEach(choices::add);
        return choices;
    }

    /** What could be better; nothing that is fine already. */
    public List<Choice> hints() {
        return Arrays.stream(Hint.values())
                .filter(one -> counts.of(one) > 0 || filter.hint().equals(Optional.of(one)))
                .map(one -> new Choice(
                        one.name(),
                        address(Optional.empty(), Optional.of(one), 1),
                        counts.of(one),
                        filter.hint().equals(Optional.of(one))))
                .toList();
    }

    public List<ListingSort> sorts() {
        return List.of(ListingSort.values());
    }

    public String standing() {
        return filter.standing().map(Enum::name).orElse("");
    }

    public String hint() {
        return filter.hint().map(Enum::name).orElse("");
    }

    /** Of this page, to come back to. */
    public String here() {
        return address(filter.standing(), filter.hint(), page);
    }

    public @Nullable String previous() {
        return page == 1 ? null : address(filter.standing(), filter.hint(), page - 1);
    }

    public @Nullable String next() {
        return (long) page * ON_A_PAGE >= total ? null : address(filter.standing(), filter.hint(), page + 1);
    }

    public long first() {
        return total == 0 ? 0 : (page - 1L) * ON_A_PAGE + 1;
    }

    public long last() {
        return Math.min((long) page * ON_A_PAGE, total);
    }

    private String address(Optional<Standing> standing, Optional<Hint> hint, int page) {
        var address = new StringBuilder(PAGE + "?sort=" + sort.name());
        if (!filter.words().isBlank()) {
            address.append("&q=").append(Frame.encoded(filter.words()));
        }
        standing.ifPresent(one -> address.append("&standing=").append(one.name()));
        hint.ifPresent(one -> address.append("&hint=").append(one.name()));
        if (page > 1) {
            address.append("&page=").append(page);
        }
        return address.toString();
    }
}
