package io.linli.marketplace.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

import io.linli.catalog.kernel.LocalizedText;

@Entity
@Immutable
@Table(schema = "marketplace", name = "community")
class CommunityRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    String code;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "city_en")
    String cityEn;

    @Column(name = "city_zh")
    String cityZh;

    @Column(name = "time_zone")
    String timeZone;

    protected CommunityRow() {}

    Community toCommunity() {
        return new Community(
                id,
                companyId,
                code,
                new LocalizedText(nameEn, nameZh),
                new LocalizedText(cityEn, cityZh),
                ZoneId.of(timeZone));
    }
}
