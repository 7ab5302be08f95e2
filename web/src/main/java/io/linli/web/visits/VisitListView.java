package io.linli.web.visits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.sheet.VisitList;
import io.linli.marketplace.sheet.VisitRow;

/** Who is visited when, building by building, by time within each. */
public record VisitListView(
        UUID campaignId, LocalizedText title, Campaign.Standing state, VisitPlace place, List<VisitView> visits) {

    /** Where its times are local. */
    public record VisitPlace(LocalizedText community, String zone) {}

    /**
     * A visit.
     *
     * @param number in the order of paying; absent for one that was paid after the group-buy had failed, to be bought alone
     * @param technician the name residents see; empty where nobody knows it any more
     */
    public record VisitView(
            UUID seatId,
            @Nullable Long number,
            String building,
            String entrance,
            String unit,
            String resident,
            Instant startsAt,
            Instant endsAt,
            String technician) {

        private static VisitView of(VisitRow row, Map<UUID, String> technicians) {
            return new VisitView(
                    row.seatId(),
                    row.number().orElse(null),
                    row.dwelling().building(),
                    row.dwelling().entrance(),
                    row.dwelling().unit(),
                    row.resident(),
                    row.startsAt(),
                    row.endsAt(),
                    technicians.getOrDefault(row.technicianId(), ""));
        }
    }

    static VisitListView of(VisitList list, VisitPlace place, Map<UUID, String> technicians) {
        return new VisitListView(
                list.campaign().terms().id(),
                list.campaign().terms().title(),
                list.campaign().standing(),
                place,
                list.rows().stream().map(row -> VisitView.of(row, technicians)).toList());
    }
}
