package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.community.Community;
import io.linli.search.placement.Placement;
import io.linli.search.query.Reason;
import io.linli.search.query.SearchHit;

/**
 * What a query finds, and why it stands where it does.
 *
 * @param community null for all
 */
@TemplateData
public record RankingView(
        String query,
        @Nullable UUID community,
        List<Community> communities,
        List<SearchHit> hits,
        List<PlacedRow> placed) {

    /**
     * What the operator put somewhere.
     *
     * @param offer null where it is not there any more
     */
    @TemplateData
    public record PlacedRow(Placement placement, @Nullable OfferListing offer) {

        /** Of the order it is part of. */
        public String address() {
            return "/operator/ranking?q=" + URLEncoder.encode(placement.query(), StandardCharsets.UTF_8);
        }
    }

    /**
     * One reason as a bar.
     *
     * @param percent of the longest bar on the page
     */
    @TemplateData
    public record Bar(Reason reason, double score, int percent) {

        public String points() {
            return String.format(Locale.ROOT, "%.1f", score);
        }
    }

    public boolean asked() {
        return !query.isBlank();
    }

    public boolean of(Community one) {
        return one.id().equals(community);
    }

    /** What puts a good first or last is said in words; the rest as bars, the longest first. */
    public List<Bar> bars(SearchHit hit) {
        double most = hits.stream()
                .flatMap(one -> one.why().entrySet().stream())
                .filter(one -> isDrawn(one.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(1);
        return hit.why().entrySet().stream()
                .filter(one -> isDrawn(one.getKey()))
                .map(one -> new Bar(one.getKey(), one.getValue(), (int) Math.round(100 * one.getValue() / most)))
                .sorted(Comparator.comparing(Bar::score).reversed())
                .toList();
    }

    public boolean pinned(SearchHit hit) {
        return hit.why().containsKey(Reason.PINNED);
    }

    public boolean buried(SearchHit hit) {
        return hit.why().containsKey(Reason.BURIED);
    }

    private static boolean isDrawn(Reason reason) {
        return reason != Reason.PINNED && reason != Reason.BURIED;
    }
}
