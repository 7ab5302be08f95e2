package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.notice.TechnicianNotice;

/** Technicians' notices with the names of the services they are about. Also for pages. */
@ApplicationScoped
public class TechnicianNoticeViews {

    private final ServiceItems items;

    TechnicianNoticeViews(ServiceItems items) {
        this.items = items;
    }

    /** In the order given. */
    public Uni<List<TechnicianNoticeView>> of(List<TechnicianNotice> notices) {
        var ids =
                notices.stream().map(TechnicianNotice::serviceItemId).distinct().toList();
        return items.byIds(ids).map(found -> {
            var names = found.stream().collect(Collectors.toMap(ServiceItem::id, ServiceItem::name));
            return notices.stream()
                    .map(notice -> TechnicianNoticeView.of(notice, names.get(notice.serviceItemId())))
                    .toList();
        });
    }
}
