package io.linli.marketplace.sheet;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;

/**
 * Who ordered what, by number (接龙单).
 *
 * @param items in the campaign's order
 * @param seats by number, those without one last
 */
public record OrderSheet(Campaign campaign, List<SheetItem> items, List<SheetSeat> seats) {

    public OrderSheet {
        items = List.copyOf(items);
        seats = List.copyOf(seats);
    }

    /** Of an item of this campaign. */
    public LocalizedText name(UUID itemId) {
        return items.stream()
                .filter(item -> item.itemId().equals(itemId))
                .findFirst()
                .map(SheetItem::name)
                .orElseGet(() -> LocalizedText.same(itemId.toString()));
    }
}
