package io.linli.marketplace.sheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;

/**
 * What goes where (分拣单).
 *
 * @param items in the campaign's order
 * @param rows by building, entrance, dwelling and good
 */
public record SortingList(Campaign campaign, List<SheetItem> items, List<SortingRow> rows) {

    public SortingList {
        items = List.copyOf(items);
        rows = List.copyOf(rows);
    }

    /** Units of a good. */
    public record Sum(SheetItem item, long units) {}

    /** What goes to one building. @param sums of the goods that go there */
    public record Building(String name, List<SortingRow> rows, List<Sum> sums) {}

    /** In the order of the rows. */
    public List<Building> buildings() {
        return rows.stream()
                .collect(groupingBy(row -> row.dwelling().building(), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(building -> new Building(
                        building.getKey(),
                        building.getValue(),
                        sums(building.getValue()).filter(sum -> sum.units() > 0).toList()))
                .toList();
    }

    /** Of every good, also of those that nobody took. */
    public List<Sum> totals() {
        return sums(rows).toList();
    }

    /** Of an item of this campaign. */
    public LocalizedText name(UUID itemId) {
        return items.stream()
                .filter(item -> item.itemId().equals(itemId))
                .findFirst()
                .map(SheetItem::name)
                .orElseGet(() -> LocalizedText.same(itemId.toString()));
    }

    private Stream<Sum> sums(List<SortingRow> some) {
        Map<UUID, Long> units = some.stream().collect(groupingBy(SortingRow::itemId, summingLong(SortingRow::units)));
        return items.stream().map(item -> new Sum(item, units.getOrDefault(item.itemId(), 0L)));
    }
}
