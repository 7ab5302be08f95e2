package io.linli.web.campaign;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.sheet.SortingList;
import io.linli.marketplace.sheet.SortingRow;

/**
 * What goes where: while the group-buy runs what is paid so far, after its end what each has in the end.
 *
 * @param totals of every good
 */
public record SortingListView(
        UUID campaignId,
        LocalizedText title,
        Campaign.Standing state,
        List<BuildingView> buildings,
        List<SumView> totals) {

    /** What goes to one building. */
    public record BuildingView(String building, List<RowView> rows, List<SumView> sums) {}

    /** What one dwelling gets of one good. @param numbers of the seats, separated by blanks */
    public record RowView(String entrance, String unit, UUID itemId, LocalizedText name, long units, String numbers) {}

    /** Units of a good. */
    public record SumView(UUID itemId, LocalizedText name, long units) {

        static SumView of(SortingList.Sum sum) {
            return new SumView(sum.item().itemId(), sum.item().name(), sum.units());
        }
    }

    static SortingListView of(SortingList list) {
        return new SortingListView(
                list.campaign().terms().id(),
                list.campaign().terms().title(),
                list.campaign().standing(),
                list.buildings().stream()
                        .map(building -> building(list, building))
                        .toList(),
                list.totals().stream().map(SumView::of).toList());
    }

    private static BuildingView building(SortingList list, SortingList.Building building) {
        return new BuildingView(
                building.name(),
                building.rows().stream().map(row -> row(list, row)).toList(),
                building.sums().stream().map(SumView::of).toList());
    }

    private static RowView row(SortingList list, SortingRow row) {
        return new RowView(
                row.dwelling().entrance(),
                row.dwelling().unit(),
                row.itemId(),
                list.name(row.itemId()),
                row.units(),
                row.numbers());
    }
}
