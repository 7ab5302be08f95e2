package io.linli.web.campaign;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.sheet.OrderSheet;
import io.linli.marketplace.sheet.SheetSeat;

/** Every seat that was paid, by its number. */
public record OrderSheetView(
        UUID campaignId, LocalizedText title, Campaign.Standing state, List<GoodView> items, List<SeatView> seats) {

    /** A good of the group-buy. */
    public record GoodView(UUID itemId, UUID offerId, LocalizedText name) {}

    /**
     * A seat.
     *
     * @param number in the order of paying; null for one that was paid after the group-buy had failed, to be bought alone
     * @param quantity units wanted
     * @param upTo units at most
     * @param had units in the end; null until that is decided
     * @param otherwise what the member chose for its failure
     */
    public record SeatView(
            UUID id,
            @Nullable Long number,
            String building,
            String entrance,
            String unit,
            String resident,
            UUID itemId,
            long quantity,
            long upTo,
            @Nullable Long had,
            Otherwise otherwise,
            SeatHold.State state) {

        static SeatView of(SheetSeat seat) {
            return new SeatView(
                    seat.id(),
                    seat.number().orElse(null),
                    seat.dwelling().building(),
                    seat.dwelling().entrance(),
                    seat.dwelling().unit(),
                    seat.resident(),
                    seat.itemId(),
                    seat.quantity(),
                    seat.upTo(),
                    seat.had().orElse(null),
                    seat.otherwise(),
                    seat.state());
        }
    }

    static OrderSheetView of(OrderSheet sheet) {
        return new OrderSheetView(
                sheet.campaign().terms().id(),
                sheet.campaign().terms().title(),
                sheet.campaign().standing(),
                sheet.items().stream()
                        .map(item -> new GoodView(item.itemId(), item.offerId(), item.name()))
                        .toList(),
                sheet.seats().stream().map(SeatView::of).toList());
    }
}
