package io.linli.web.sheet;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/** In what form a table is wanted. */
public enum SheetFormat {
    /** JSON, or a page. */
    SHOWN,
    CSV,
    XLSX;

    public static final String CSV_TYPE = "text/csv";
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /**
     * By its name, or else by what the client accepts. Refuses with: {@code format-unknown}.
     *
     * @param name {@code csv}, {@code xlsx}, {@code json} or null
     */
    public static SheetFormat of(@Nullable String name, HttpHeaders headers) {
        return name == null ? accepted(headers) : named(name);
    }

    private static SheetFormat named(String name) {
        return switch (name) {
            case "csv" -> CSV;
            case "xlsx" -> XLSX;
            case "json" -> SHOWN;
            default ->
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "format-unknown",
                        "A sheet is had as json, csv or xlsx.",
                        Map.of("format", name));
        };
    }

    private static SheetFormat accepted(HttpHeaders headers) {
        var first = headers.getAcceptableMediaTypes().stream().findFirst().orElse(MediaType.WILDCARD_TYPE);
        if (first.isWildcardSubtype()) {
            return SHOWN;
        }
        if (first.isCompatible(MediaType.valueOf(CSV_TYPE))) {
            return CSV;
        }
        return first.isCompatible(MediaType.valueOf(XLSX_TYPE)) ? XLSX : SHOWN;
    }

    /** The end of a file's name. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
