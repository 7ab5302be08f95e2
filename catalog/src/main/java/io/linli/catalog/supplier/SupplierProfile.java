package io.linli.catalog.supplier;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A supplier as everybody may see it.
 *
 * @param code unique, what feeds call it: lower-case letters, digits, {@code _} and {@code -}
 */
public record SupplierProfile(UUID id, String code, Kind kind, LocalizedText name) {

    /** What a supplier sells. */
    public enum Kind {
        GOODS,
        SERVICES
    }
}
