package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Community;

/**
 * Who may open a group buy at a desk, and where.
 *
 * @param desk {@code leader} or {@code property}
 * @param places at least one
 */
@TemplateData
public record Opening(String desk, Host host, List<Community> places) {

    /** Where the form is sent. */
    public String path() {
        return "/" + desk + "/new";
    }

    /** Whose group buys are there. */
    public String home() {
        return host.leaderId() == null ? "/property/campaigns" : "/leader";
    }

    public boolean byLeader() {
        return host.leaderId() != null;
    }

    /** Whether it has to be said where. */
    public boolean choosing() {
        return places.size() > 1;
    }

    /** Refuses with: {@code community-not-found}. */
    Community place(@Nullable UUID chosen) {
        return places.stream()
                .filter(place -> places.size() == 1 || place.id().equals(chosen))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("community"));
    }
}
