package io.linli.web.dispatch;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.schedule.CapacityWarnings;

/** Warnings of a provider, by the skills that its services ask for. Also for pages. */
@ApplicationScoped
public class Warnings {

    private final ServiceItems items;
    private final CapacityWarnings warnings;

    Warnings(ServiceItems items, CapacityWarnings warnings) {
        this.items = items;
        this.warnings = warnings;
    }

    public Uni<List<CapacityWarnings.Warning>> of(UUID supplierId, ZoneId zone) {
        return items.ofProvider(supplierId)
                .map(found -> found.stream()
                        .filter(item -> !item.withdrawn())
                        .flatMap(item -> item.visit().skills().stream())
                        .collect(toSet()))
                .chain(skills -> warnings.of(supplierId, zone, skills));
    }
}
