package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.campaign.Campaign;

/**
 * The form that posts announcements.
 *
 * @param action where it is sent
 * @param choices the reader's group buys that somebody can be told about
 */
@TemplateData
public record Announcing(String action, List<CampaignRow> choices, AnnouncementForm form) {

    static Announcing byLeader(UUID residentId, List<CampaignRow> rows, AnnouncementForm form) {
        var own = rows.stream()
                .filter(row -> residentId.equals(row.campaign().terms().leaderId()))
                .toList();
        return new Announcing("/leader/announcements", withMembers(own), form);
    }

    static Announcing byCompany(List<CampaignRow> rows, AnnouncementForm form) {
        return new Announcing("/property/announcements", withMembers(rows), form);
    }

    public boolean chosen(CampaignRow row) {
        return row.campaign().terms().id().equals(form.campaign);
    }

    /** Nobody is left in one that failed. */
    private static List<CampaignRow> withMembers(List<CampaignRow> rows) {
        return rows.stream()
                .filter(row -> !(row.campaign() instanceof Campaign.Failed))
                .toList();
    }
}
