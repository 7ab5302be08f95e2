package io.linli.marketplace.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

import io.linli.catalog.kernel.LocalizedText;

@Entity
@Immutable
@Table(schema = "marketplace", name = "property_company")
class PropertyCompanyRow {

    @Id
    UUID id;

    String code;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_zh")
    String nameZh;

    String color;

    protected PropertyCompanyRow() {}

    PropertyCompany toCompany() {
        return new PropertyCompany(id, code, new LocalizedText(nameEn, nameZh), color);
    }
}
