package io.linli.catalog.service;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

@Entity(name = "ServiceItem")
@Immutable
@Table(schema = "catalog", name = "service_item")
class ServiceItemRow {

    @Id
    UUID id;

    @Column(name = "supplier_id")
    UUID supplierId;

    @Column(name = "category_id")
    UUID categoryId;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "description_en")
    String descriptionEn;

    @Column(name = "description_zh")
    String descriptionZh;

    @Column(name = "duration_minutes")
    int durationMinutes;

    long price;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String currency;

    boolean withdrawn;

    @Column(name = "before_minutes")
    short beforeMinutes;

    @Column(name = "after_minutes")
    short afterMinutes;

    @Column(name = "window_minutes")
    short windowMinutes;

    /** Codes, a blank between two. */
    String skills;

    @ColumnTransformer(read = "jsonb_pretty(terms)", write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String terms;

    ServiceItem item() {
        return new ServiceItem(
                id,
                supplierId,
                categoryId,
                new LocalizedText(nameEn, nameZh),
                new LocalizedText(descriptionEn, descriptionZh),
                durationMinutes,
                Money.of(price, currency),
                new VisitRules(beforeMinutes, afterMinutes, windowMinutes, codes(skills)),
                TermsJson.read(terms),
                withdrawn);
    }

    private static Set<String> codes(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }
}
