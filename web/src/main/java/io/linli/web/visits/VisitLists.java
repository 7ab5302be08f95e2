package io.linli.web.visits;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.sheet.CampaignSheets;
import io.linli.marketplace.sheet.VisitList;
import io.linli.marketplace.sheet.VisitRow;
import io.linli.web.sheet.Table;

/** Who is visited when in a group-buy of visits, with the names of those who come; as a file in Chinese and English at once. */
@ApplicationScoped
public class VisitLists {

    private static final List<String> COLUMNS = List.of(
            "楼栋 Building",
            "日期时间 Time",
            "至 Until",
            "单元 Entrance",
            "房屋 Unit",
            "居民 Resident",
            "服务人员 Technician",
            "跟团号 No.");

    private static final List<Integer> WIDTHS = List.of(20, 20, 10, 12, 12, 20, 20, 10);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final CampaignSheets sheets;
    private final Technicians technicians;
    private final Communities communities;

    VisitLists(CampaignSheets sheets, Technicians technicians, Communities communities) {
        this.sheets = sheets;
        this.technicians = technicians;
        this.communities = communities;
    }

    /**
     * Refuses with: {@code campaign-not-found} (also another company's), {@code not-the-leader}, {@code visit-list-not-found} (of
     * goods), {@code sheet-too-long}.
     */
    public Uni<VisitListView> of(Host host, UUID campaignId) {
        return sheets.visits(host, campaignId).chain(this::named);
    }

    private Uni<VisitListView> named(VisitList list) {
        var ids = list.rows().stream().map(VisitRow::technicianId).distinct().toList();
        return communities
                .get(list.campaign().terms().communityId())
                .map(place ->
                        new VisitListView.VisitPlace(place.name(), place.zone().getId()))
                .chain(place -> technicians
                        .byIds(ids)
                        .map(found -> found.stream().collect(toMap(Technician::id, Technician::displayName)))
                        .map(names -> VisitListView.of(list, place, names)));
    }

    /** In the community's local time. */
    public static Table table(VisitListView list) {
        var zone = ZoneId.of(list.place().zone());
        return new Table(
                "visits-" + list.campaignId(),
                "上门单 Visits",
                COLUMNS,
                WIDTHS,
                list.visits().stream().map(visit -> row(visit, zone)).toList());
    }

    private static List<Object> row(VisitListView.VisitView visit, ZoneId zone) {
        return List.of(
                visit.building(),
                LocalDateTime.ofInstant(visit.startsAt(), zone).format(MOMENT),
                LocalDateTime.ofInstant(visit.endsAt(), zone).format(TIME),
                visit.entrance(),
                visit.unit(),
                visit.resident(),
                visit.technician(),
                visit.number() == null ? "" : visit.number());
    }
}
