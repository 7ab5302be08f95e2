package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;

import io.linli.marketplace.community.Community;
import io.linli.marketplace.team.TeamOffer;

/**
 * Where teams of a good are offered from a desk, and where they may yet be.
 *
 * @param offered by community
 * @param free communities where teams of it cannot be opened yet
 */
@TemplateData
public record TeamDesk(String desk, List<Offered> offered, List<Community> free) {

    @TemplateData
    public record Offered(Community place, TeamOffer offer) {}

    static TeamDesk of(Opening opening, List<TeamOffer> known) {
        var offered = known.stream()
                .map(offer -> new Offered(place(opening, offer), offer))
                .toList();
        var taken = offered.stream().map(Offered::place).toList();
        return new TeamDesk(
                opening.desk(),
                offered,
                opening.places().stream()
                        .filter(place -> !taken.contains(place))
                        .toList());
    }

    public boolean byLeader() {
        return desk.equals("leader");
    }

    /** Whether it has to be said where. */
    public boolean choosing() {
        return offered.size() + free.size() > 1;
    }

    public String path() {
        return "/" + desk + "/teams";
    }

    private static Community place(Opening opening, TeamOffer offer) {
        return opening.places().stream()
                .filter(place -> place.id().equals(offer.communityId()))
                .findFirst()
                .orElseThrow();
    }
}
