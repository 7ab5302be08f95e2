package io.linli.catalog.offer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;

/**
 * The variants of a product, told from each other by what differs: one attribute if that is enough, else two, else how much is in each,
 * else their names.
 *
 * @param axes attributes that tell them apart; none where the content or the name does
 * @param all at least two, one offer of each SKU: the cheapest
 */
public record Variants(List<String> axes, List<Variant> all) {

    /** A product of one SKU has none. */
    public static final Variants NONE = new Variants(List.of(), List.of());

    /** Attributes that people choose by, the first before the second. */
    private static final List<String> USUAL = List.of(
            "size", "尺码", "尺寸", "规格", "colour", "color", "颜色", "flavour", "flavor", "口味", "taste", "scent", "香型",
            "pack", "包装");

    private static final int MOST_TRIED = 12;

    /**
     * One of them.
     *
     * @param label what tells it from the others
     */
    public record Variant(OfferListing offer, LocalizedText label) {}

    /** @param offers of one product, each SKU's cheapest first */
    static Variants of(List<OfferListing> offers) {
        var bySku = new LinkedHashMap<UUID, OfferListing>();
        offers.forEach(offer -> bySku.putIfAbsent(offer.skuId(), offer));
        var each = List.copyOf(bySku.values());
        if (each.size() < 2) {
            return NONE;
        }
        var axes = axes(each);
        var contents = axes.isEmpty() ? contents(each) : Map.<OfferListing, NetContent>of();
        return new Variants(
                axes,
                each.stream()
                        .sorted(order(axes, contents))
                        .map(offer -> new Variant(offer, label(offer, axes, contents)))
                        .toList());
    }

    /** By number or content where these tell them apart; else as the supplier named them first. */
    private static Comparator<OfferListing> order(List<String> axes, Map<OfferListing, NetContent> contents) {
        if (!contents.isEmpty()) {
            return Comparator.comparing(offer -> contents.get(offer).amount());
        }
        Comparator<OfferListing> order =
                Comparator.comparing(offer -> offer.skuId().toString());
        return axes.size() == 1
                ? Comparator.<OfferListing, BigDecimal>comparing(
                                offer -> number(offer.attributes().get(axes.get(0))))
                        .thenComparing(order)
                : order;
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
    }

    private static List<String> axes(List<OfferListing> offers) {
        var candidates = candidates(offers);
        for (var one : candidates) {
            if (tellApart(offers, List.of(one))) {
                return List.of(one);
            }
        }
        for (int first = 0; first < candidates.size(); first++) {
            for (int second = first + 1; second < candidates.size(); second++) {
                var both = List.of(candidates.get(first), candidates.get(second));
                if (tellApart(offers, both)) {
                    return both;
                }
            }
        }
        return List.of();
    }

    /** Attributes that all have and that differ; those that people choose by first. */
    private static List<String> candidates(List<OfferListing> offers) {
        var shared = new TreeSet<>(offers.get(0).attributes().keySet());
        offers.forEach(offer -> shared.retainAll(offer.attributes().keySet()));
        return shared.stream()
                .filter(name -> values(offers, List.of(name)).size() > 1)
                .sorted(Comparator.comparingInt(Variants::place))
                .limit(MOST_TRIED)
                .toList();
    }

    private static int place(String name) {
        int place = USUAL.indexOf(name.toLowerCase(Locale.ROOT));
        return place < 0 ? USUAL.size() : place;
    }

    private static boolean tellApart(List<OfferListing> offers, List<String> axes) {
        return values(offers, axes).size() == offers.size();
    }

    private static Set<List<Object>> values(List<OfferListing> offers, List<String> axes) {
        return offers.stream()
                .map(offer -> axes.stream().map(offer.attributes()::get).toList())
                .collect(Collectors.toSet());
    }

    private static LocalizedText label(OfferListing offer, List<String> axes, Map<OfferListing, NetContent> contents) {
        if (axes.isEmpty()) {
            return contents.isEmpty()
                    ? offer.name()
                    : LocalizedText.same(contents.get(offer).shown());
        }
        var values =
                axes.stream().map(axis -> shown(offer.attributes().get(axis))).toList();
        return new LocalizedText(joined(values, LocalizedText::en), joined(values, LocalizedText::zh));
    }

    private static String joined(List<LocalizedText> values, Function<LocalizedText, String> language) {
        return values.stream().map(language).collect(Collectors.joining(" · "));
    }

    private static LocalizedText shown(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? new LocalizedText("yes", "是") : new LocalizedText("no", "否");
        }
        return LocalizedText.same(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }

    /** How much is in each, if that tells them apart; otherwise none. */
    private static Map<OfferListing, NetContent> contents(List<OfferListing> offers) {
        var contents = new HashMap<OfferListing, NetContent>();
        for (var offer : offers) {
            NetContent.in(offer.name().en())
                    .or(() -> NetContent.in(offer.name().zh()))
                    .ifPresent(content -> contents.put(offer, content));
        }
        var different = contents.values().stream().map(NetContent::shown).collect(Collectors.toSet());
        return different.size() == offers.size() ? contents : Map.of();
    }
}
