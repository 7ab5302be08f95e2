package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes service items, technicians and their shifts. */
@ApplicationScoped
class ServicesStep {

    private static final String ITEMS =
            """
            INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, description_en,
                                              description_zh, duration_minutes, price, currency)
            SELECT id, "supplierId", "categoryId", "nameEn", "nameZh", "descriptionEn", "descriptionZh",
                   "durationMinutes", price, 'CNY'
            FROM %s AS r (id uuid, "supplierId" uuid, "categoryId" uuid, "nameEn" text, "nameZh" text,
                          "descriptionEn" text, "descriptionZh" text, "durationMinutes" integer, price bigint)""";

    private static final String TECHNICIANS =
            """
            INSERT INTO fulfillment.technician (id, supplier_id, display_name)
            SELECT id, "supplierId", "displayName" FROM %s AS r (id uuid, "supplierId" uuid, "displayName" text)""";

    private static final String SHIFTS =
            """
            INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
            SELECT id, "technicianId", weekday, starts, ends
            FROM %s AS r (id uuid, "technicianId" uuid, weekday smallint, starts time, ends time)""";

    private final Rows rows;

    ServicesStep(Rows rows) {
        this.rows = rows;
    }

    Uni<Void> write(DemoServices services) {
        return rows.write(ITEMS, services.items)
                .chain(() -> rows.write(TECHNICIANS, services.technicians))
                .chain(() -> rows.write(SHIFTS, services.shifts));
    }
}
