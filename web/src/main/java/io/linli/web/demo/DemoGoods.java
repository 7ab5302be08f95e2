package io.linli.web.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.web.demo.DemoTree.Shelf;

/**
 * The goods, shelf by shelf. What stands on a shelf follows from the seed and the shelf's number alone, so that a portion
 * can be made without what comes before it.
 */
final class DemoGoods {

    private static final int BRANDS_OF_A_SHELF = 6;
    private static final int SOLD_OUT_PER_THOUSAND = 12;
    private static final int GTIN_DIGITS = 12;
    private static final int PALETTE_CHANCES = 5_040;

    /** Numbers that begin so are for use within a shop: they name nobody's goods. */
    private static final String GTIN_PREFIX = "20";

    private final DemoIds ids;
    private final DemoTree tree;
    private final DemoSuppliers suppliers;
    private final List<Brand> brands;
    private final Map<String, Sentences> sentences;
    private final int total;

    /** @param total how many there are in all, at least one a shelf */
    DemoGoods(DemoIds ids, DemoTree tree, DemoSuppliers suppliers, int total) {
        this.ids = ids;
        this.tree = tree;
        this.suppliers = suppliers;
        this.brands = Brand.all();
        this.sentences = Sentences.all();
        this.total = total;
    }

    int total() {
        return total;
    }

    int shelves() {
        return tree.shelves().size();
    }

    /** What stands on the shelves from one, included, to another, excluded. */
    List<Good> on(int firstShelf, int lastShelf) {
        return IntStream.range(firstShelf, lastShelf)
                .mapToObj(this::on)
                .flatMap(List::stream)
                .toList();
    }

    /** How many goods stand on the shelves before this one. */
    int before(int shelf) {
        return (int) ((long) shelf * total / shelves());
    }

    private List<Good> on(int number) {
        var shelf = tree.shelves().get(number);
        var random = new SplittableRandom(ids.seed() * 31 + number);
        var makers = makers(shelf, random);
        long usual = shelf.fromFen() + random.nextLong(shelf.toFen() - shelf.fromFen() + 1);
        Set<String> names = new HashSet<>();
        var goods = new ArrayList<Good>();
        for (int ordinal = before(number); ordinal < before(number + 1); ordinal++) {
            var label = label(shelf, makers, random, names);
            goods.add(good(shelf, label, ordinal + 1, usual, random));
        }
        return goods;
    }

    /** What tells a good from its neighbours on the shelf. */
    private record Label(Brand brand, LocalizedText thing, Kind.Size size, LocalizedText full, int tier) {}

    private static Label label(Shelf shelf, List<Brand> makers, SplittableRandom random, Set<String> names) {
        var kind = shelf.kind();
        while (true) {
            int maker = random.nextInt(makers.size());
            var size = kind.sizes().get(random.nextInt(kind.sizes().size()));
            int words = random.nextInt(10);
            var thing = shelf.thing();
            if (words > 2) {
                thing = prefixed(pick(kind.second(), random), thing);
            }
            if (words < 7) {
                thing = prefixed(pick(kind.first(), random), thing);
            }
            var brand = makers.get(maker);
            var full = new LocalizedText(
                    brand.name().en() + " " + thing.en() + ", " + size.name().en(),
                    brand.name().zh() + " " + thing.zh() + " " + size.name().zh());
            if (names.add(full.en())) {
                return new Label(brand, thing, size, full, maker);
            }
        }
    }

    private Good good(Shelf shelf, Label label, int ordinal, long usual, SplittableRandom random) {
        var supplier = suppliers.pick(shelf.department(), random);
        var description = sentences.get(shelf.kind().words()).about(label.thing(), random);
        long price = Prices.shown(price(usual, label, random));
        return new Good(
                ids.of(DemoIds.Kind.SKU, ordinal),
                ids.of(DemoIds.Kind.OFFER, ordinal),
                shelf.categoryId(),
                supplier.id(),
                "%s-%06d".formatted(supplier.prefix(), ordinal),
                label.full().en(),
                label.full().zh(),
                label.brand().name().en(),
                description.en(),
                description.zh(),
                ProductPicture.url(
                        shelf.kind().picture(),
                        random.nextInt(PALETTE_CHANCES),
                        label.brand().name().en()),
                gtin(ordinal),
                price,
                Prices.list(price, random),
                random.nextInt(1_000) < SOLD_OUT_PER_THOUSAND ? 0 : 20 + random.nextInt(380));
    }

    /** The size's price, dearer for the shelf's first brands, with a little chance. */
    private static long price(long usual, Label label, SplittableRandom random) {
        long size = Prices.percent(usual, label.size().percent());
        long brand = Prices.percent(size, 125 - 8L * label.tier());
        return Prices.percent(brand, 94 + random.nextInt(13));
    }

    /** Some of the department's brands, the dearest first. */
    private List<Brand> makers(Shelf shelf, SplittableRandom random) {
        var all = new ArrayList<>(brands.stream()
                .filter(brand -> brand.departments().contains(shelf.department()))
                .toList());
        for (int index = all.size() - 1; index > 0; index--) {
            var other = random.nextInt(index + 1);
            all.set(index, all.set(other, all.get(index)));
        }
        return all.subList(0, Math.min(BRANDS_OF_A_SHELF, all.size()));
    }

    private static LocalizedText prefixed(LocalizedText word, LocalizedText thing) {
        return new LocalizedText(word.en() + " " + thing.en(), word.zh() + thing.zh());
    }

    private static LocalizedText pick(List<LocalizedText> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    /** A 13-digit number with its check digit. Source: GS1 General Specifications, section 7.9. */
    private static String gtin(int ordinal) {
        var digits = GTIN_PREFIX + "%010d".formatted(ordinal);
        int sum = IntStream.range(0, GTIN_DIGITS)
                .map(index -> (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3))
                .sum();
        return digits + (10 - sum % 10) % 10;
    }
}
