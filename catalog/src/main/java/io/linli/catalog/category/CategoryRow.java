package io.linli.catalog.category;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/** Read only: categories are written by statements that bear with others writing them at the same time. */
@Entity(name = "Category")
@Immutable
@Table(schema = "catalog", name = "category")
class CategoryRow {

    @Id
    UUID id;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    String path;

    short depth;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_zh")
    String nameZh;

    CategoryNode node() {
        return new CategoryNode(id, path, new LocalizedText(nameEn, nameZh));
    }
}
