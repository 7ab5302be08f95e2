package io.linli.catalog.listing;

import java.util.Map;

/** How many of a supplier's offers there are, by what is the matter with them; hints without what is withdrawn. */
public record ListingCounts(long all, Map<Standing, Long> standings, Map<Hint, Long> hints) {

    public long of(Standing standing) {
        return standings.getOrDefault(standing, 0L);
    }

    public long of(Hint hint) {
        return hints.getOrDefault(hint, 0L);
    }
}
