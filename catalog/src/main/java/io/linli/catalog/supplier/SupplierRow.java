package io.linli.catalog.supplier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

import io.linli.catalog.kernel.LocalizedText;

/** Read only: suppliers are written by statements that bear with others writing them at the same time. */
@Entity(name = "Supplier")
@Immutable
@Table(schema = "catalog", name = "supplier")
class SupplierRow {

    @Id
    UUID id;

    String code;

    @Enumerated(EnumType.STRING)
    SupplierProfile.Kind kind;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_zh")
    String nameZh;

    SupplierProfile profile() {
        return new SupplierProfile(id, code, kind, new LocalizedText(nameEn, nameZh));
    }
}
