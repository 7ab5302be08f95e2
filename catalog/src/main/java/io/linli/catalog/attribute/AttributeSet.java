package io.linli.catalog.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** What goods of a category are described by: its own attributes and those of the categories above it. Pure. */
public final class AttributeSet {

    public static final AttributeSet NONE = new AttributeSet(List.of());

    /**
     * An attribute and the category that keeps it.
     *
     * @param category its path
     */
    public record Kept(UUID categoryId, String category, AttributeDefinition definition) {}

    private record Spelled(AttributeDefinition definition, Optional<Unit> unit) {}

    private final List<Kept> kept;
    private final Map<String, AttributeDefinition> bySpelling = new HashMap<>();

    private AttributeSet(List<Kept> kept) {
        this.kept = kept;
        kept.forEach(one ->
                one.definition().plainSpellings().forEach(spelling -> bySpelling.put(spelling, one.definition())));
    }

    /** @param all those of the highest category first: what a lower one says of a key or spells counts instead */
    public static AttributeSet of(List<Kept> all) {
        var byKey = new LinkedHashMap<String, Kept>();
        all.forEach(one -> {
            byKey.remove(one.definition().key());
            byKey.put(one.definition().key(), one);
        });
        return byKey.isEmpty() ? NONE : new AttributeSet(List.copyOf(byKey.values()));
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** In the order in which they are shown. */
    public List<AttributeDefinition> definitions() {
        return shown().stream().map(Kept::definition).toList();
    }

    /** With the categories that keep them, in the order in which they are shown. */
    public List<Kept> shown() {
        return kept.stream()
                .sorted(Comparator.comparingInt(one -> one.definition().place()))
                .toList();
    }

    public List<AttributeDefinition> wanted() {
        return definitions().stream().filter(AttributeDefinition::wanted).toList();
    }

    /** The definition of what is called so; empty where the shop knows none. */
    public Optional<AttributeDefinition> named(String name) {
        return spelled(name).map(Spelled::definition);
    }

    /**
     * What is said of a good. Where one attribute is said twice, the first that fits counts, by name; the other stays as it is.
     *
     * @param said by name: text, Long, BigDecimal or Boolean
     */
    public ReadAttributes read(Map<String, Object> said) {
        var found = new HashMap<String, ReadAttribute>();
        var others = new TreeMap<>(said);
        if (!isEmpty()) {
            var each = new ArrayList<ReadAttribute>();
            new TreeMap<>(said).forEach((name, value) -> spelled(name)
                    .map(one -> new ReadAttribute(
                            one.definition(), name, ReadValue.read(one.definition(), one.unit(), value)))
                    .ifPresent(each::add));
            each.stream()
                    .filter(ReadAttribute::fits)
                    .forEach(one -> found.putIfAbsent(one.definition().key(), one));
            each.stream()
                    .filter(Predicate.not(ReadAttribute::fits))
                    .forEach(one -> found.putIfAbsent(one.definition().key(), one));
            found.values().forEach(one -> others.remove(one.named()));
        }
        var known = definitions().stream()
                .map(definition -> found.get(definition.key()))
                .filter(one -> one != null)
                .toList();
        return new ReadAttributes(known, others);
    }

    /** Which of those that listings should have are not said. */
    public List<AttributeDefinition> missing(Map<String, Object> said) {
        var read = read(said);
        return wanted().stream()
                .filter(definition -> read.of(definition.key()).isEmpty())
                .toList();
    }

    /** By a spelling, or by one with a unit of the attribute's kind behind it: {@code weight_g}. */
    private Optional<Spelled> spelled(String name) {
        var exactly = Optional.ofNullable(bySpelling.get(AttributeName.plain(name)));
        return exactly.map(definition -> new Spelled(definition, unitOf(definition, name)))
                .or(() -> AttributeName.withUnit(name)
                        .flatMap(found -> Optional.ofNullable(bySpelling.get(found.plain()))
                                .filter(definition -> isIn(definition, found.unit()))
                                .map(definition -> new Spelled(definition, Optional.of(found.unit())))));
    }

    /** A spelling may name the unit itself: {@code net_weight_kg}. */
    private static Optional<Unit> unitOf(AttributeDefinition definition, String name) {
        return AttributeName.withUnit(name).map(AttributeName.WithUnit::unit).filter(unit -> isIn(definition, unit));
    }

    private static boolean isIn(AttributeDefinition definition, Unit unit) {
        return definition.unit().filter(unit::measuresLike).isPresent();
    }
}
