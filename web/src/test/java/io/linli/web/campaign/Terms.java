package io.linli.web.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a client sends to open a group-buy; usual terms unless told otherwise. */
public final class Terms {

    private final Map<String, Object> terms = new HashMap<>();
    private final List<Map<String, Object>> items = new ArrayList<>();

    private Terms(UUID community) {
        terms.put("communityId", community);
        terms.put("threshold", Map.of("least", 5));
        terms.put("cutoffAt", Instant.now().plus(Duration.ofDays(2)).toString());
        terms.put("items", items);
    }

    /** One good, five units needed, open for two days. */
    public static Terms of(UUID community, UUID offer, long priceFen) {
        return new Terms(community).with(offer, priceFen);
    }

    /** One good more. */
    public Terms with(UUID offer, long priceFen) {
        items.add(new HashMap<>(Map.of("offerId", offer, "price", cny(priceFen))));
        return this;
    }

    public Terms needing(Object units) {
        return set("threshold", Map.of("least", units));
    }

    public Terms needing(String measure, long least) {
        return set("threshold", Map.of("measure", measure, "least", least));
    }

    public Terms set(String field, Object value) {
        terms.put(field, value);
        return this;
    }

    /** Of the good that was named last. */
    public Terms item(String field, Object value) {
        items.get(items.size() - 1).put(field, value);
        return this;
    }

    public Map<String, Object> body() {
        return terms;
    }

    public static Map<String, Object> cny(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }
}
