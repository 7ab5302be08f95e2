package io.linli.catalog.offer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.attribute.AttributeDefinition;
import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.kernel.LocalizedText;

/**
 * The variants of a product, told from each other by what differs: one attribute if that is enough, else two, else how much is in each,
 * else their names.
 *
 * @param axes attributes that tell them apart, by key where the shop knows them; none where the content or the name does
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

    /** @param value what is compared */
    private record Said(Object value, LocalizedText shown) {}

    /** @param said what is said of the offer; by key where the shop knows it, by the supplier's name for it otherwise */
    private record Described(OfferListing offer, Map<String, Said> said) {

        static Described of(OfferListing offer, AttributeSet attributes) {
            var read = attributes.read(offer.attributes());
            var said = new TreeMap<String, Said>();
            read.others().forEach((name, value) -> said.put(name, new Said(value, shown(value))));
            read.known()
                    .forEach(one -> said.put(
                            one.definition().key(),
                            new Said(one.value().plain(), one.value().shown())));
            return new Described(offer, said);
        }

        List<Said> of(List<String> names) {
            return names.stream().map(said::get).toList();
        }
    }

    /**
     * @param offers of one product, each SKU's cheapest first
     * @param attributes of its category: by those that are said to tell variants apart they are told apart, if that is enough
     */
    static Variants of(List<OfferListing> offers, AttributeSet attributes) {
        var bySku = new LinkedHashMap<UUID, OfferListing>();
        offers.forEach(offer -> bySku.putIfAbsent(offer.skuId(), offer));
        if (bySku.size() < 2) {
            return NONE;
        }
        var each = bySku.values().stream()
                .map(offer -> Described.of(offer, attributes))
                .toList();
        var axes = axes(each, apart(attributes));
        var contents = axes.isEmpty() ? contents(List.copyOf(bySku.values())) : Map.<OfferListing, NetContent>of();
        return new Variants(
                axes,
                each.stream()
                        .sorted(order(axes, contents))
                        .map(one -> new Variant(one.offer(), label(one, axes, contents)))
                        .toList());
    }

    /** By number or content where these tell them apart; else as the supplier named them first. */
    private static Comparator<Described> order(List<String> axes, Map<OfferListing, NetContent> contents) {
        if (!contents.isEmpty()) {
            return Comparator.comparing(one -> contents.get(one.offer()).amount());
        }
        Comparator<Described> order =
                Comparator.comparing(one -> one.offer().skuId().toString());
        return axes.size() == 1
                ? Comparator.<Described, BigDecimal>comparing(
                                one -> number(one.said().get(axes.get(0)).value()))
                        .thenComparing(order)
                : order;
    }

    private static List<String> apart(AttributeSet attributes) {
        return attributes.definitions().stream()
                .filter(AttributeDefinition::tellsApart)
                .map(AttributeDefinition::key)
                .toList();
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
    }

    private static List<String> axes(List<Described> offers, List<String> apart) {
        var candidates = candidates(offers, apart);
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
    private static List<String> candidates(List<Described> offers, List<String> apart) {
        var shared = new TreeSet<>(offers.get(0).said().keySet());
        offers.forEach(offer -> shared.retainAll(offer.said().keySet()));
        return shared.stream()
                .filter(name -> values(offers, List.of(name)).size() > 1)
                .sorted(Comparator.comparingInt(name -> place(name, apart)))
                .limit(MOST_TRIED)
                .toList();
    }

    private static int place(String name, List<String> apart) {
        if (apart.contains(name)) {
            return apart.indexOf(name) - apart.size();
        }
        int place = USUAL.indexOf(name.toLowerCase(Locale.ROOT));
        return place < 0 ? USUAL.size() : place;
    }

    private static boolean tellApart(List<Described> offers, List<String> axes) {
        return values(offers, axes).size() == offers.size();
    }

    private static Set<List<Object>> values(List<Described> offers, List<String> axes) {
        return offers.stream()
                .map(offer -> offer.of(axes).stream().<Object>map(Said::value).toList())
                .collect(Collectors.toSet());
    }

    private static LocalizedText label(Described one, List<String> axes, Map<OfferListing, NetContent> contents) {
        if (axes.isEmpty()) {
            return contents.isEmpty()
                    ? one.offer().name()
                    : LocalizedText.same(contents.get(one.offer()).shown());
        }
        var values = one.of(axes).stream().map(Said::shown).toList();
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
