package io.linli.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.linli.search.engine.SearchSettings;

/** What indexes and aliases are called. */
@ApplicationScoped
public class IndexNames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final String alias;
    private final Clock clock;

    IndexNames(SearchSettings settings, Clock clock) {
        this.alias = settings.indexPrefix() + "offers";
        this.clock = clock;
    }

    /** The alias that is searched. */
    public String alias() {
        return alias;
    }

    /** A name nobody had yet, for an index made now. */
    String fresh() {
        return alias + "-" + TIME.format(clock.instant());
    }

    /** The alias through which an index is written while it is being filled; without it, nothing is written there. */
    static String filling(String index) {
        return index + "-filling";
    }
}
