package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;

import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.community.Building;
import io.linli.marketplace.community.Community;

/**
 * What a group buy of visits can be opened of.
 *
 * @param path of the form
 * @param places whoever is at the desk may open one in; {@code place} among them
 * @param services that are offered there
 */
@TemplateData
public record VisitsDesk(
        String path, List<Community> places, Community place, List<ServiceItem> services, List<Building> buildings) {

    public boolean several() {
        return places.size() > 1;
    }
}
