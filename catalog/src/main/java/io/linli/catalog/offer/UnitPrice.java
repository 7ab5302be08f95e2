package io.linli.catalog.offer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * What goods cost by the kilogram or litre, so that packages of different sizes can be compared; of small packages by a hundred grams or
 * millilitres. Rounded half up to a minor unit. Only of what is eaten, drunk or used up: a rucksack of 30 litres is not bought by the
 * litre.
 */
public record UnitPrice(Money price, Per per) {

    /** What it is the price of. */
    public enum Per {
        KILOGRAM(1_000),
        HUNDRED_GRAMS(100),
        LITRE(1_000),
        HUNDRED_MILLILITRES(100);

        private final long amount;

        Per(long amount) {
            this.amount = amount;
        }
    }

    /** Less than this, in grams or millilitres, is compared by the hundred. */
    private static final BigDecimal SMALL = BigDecimal.valueOf(250);

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

    /** Words of a category's path whose goods are eaten, drunk or used up. */
    private static final Set<String> USED_UP = Set.of(
            "food",
            "foods",
            "foodgrains",
            "grocery",
            "groceries",
            "fruit",
            "fruits",
            "vegetable",
            "vegetables",
            "snack",
            "snacks",
            "beverage",
            "beverages",
            "drink",
            "drinks",
            "coffee",
            "tea",
            "juice",
            "juices",
            "water",
            "dairy",
            "milk",
            "cheese",
            "egg",
            "eggs",
            "meat",
            "seafood",
            "fish",
            "bakery",
            "bread",
            "cake",
            "cakes",
            "rice",
            "flour",
            "oil",
            "masala",
            "spices",
            "pantry",
            "noodles",
            "pasta",
            "sauces",
            "honey",
            "sugar",
            "nuts",
            "detergent",
            "detergents",
            "laundry",
            "cleaners",
            "dishwash",
            "fresh");

    /** What holds such things is not one of them. */
    private static final Set<String> LASTING = Set.of(
            "bottles",
            "bottle",
            "storage",
            "containers",
            "container",
            "accessories",
            "appliances",
            "utensils",
            "cookware",
            "bags",
            "bowls",
            "equipment",
            "makers",
            "cutlery",
            "hair",
            "beauty",
            "engine",
            "car",
            "books",
            "games",
            "toys",
            "apparel");

    private static final Pattern USED_UP_ZH =
            Pattern.compile("食品|粮油|米面|大米|水果|蔬菜|生鲜|肉|蛋|水产|海鲜|乳|牛奶|饮料|饮品|茶|咖啡|零食|坚果|调味|酒|洗涤|洗衣|清洁剂");

    /**
     * Empty where the name says nothing certain, where the price is by the kilogram or litre already, or where goods of such a
     * category are not compared so.
     *
     * @param categoryPath names from the root on
     */
    public static Optional<UnitPrice> of(LocalizedText name, String categoryPath, Money price) {
        if (!isUsedUp(categoryPath)) {
            return Optional.empty();
        }
        return NetContent.in(name.en())
                .or(() -> NetContent.in(name.zh()))
                .map(content -> by(content, price))
                .filter(unit -> !unit.price.equals(price));
    }

    private static boolean isUsedUp(String categoryPath) {
        var words = NO_WORD.splitAsStream(categoryPath.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return words.stream().noneMatch(LASTING::contains)
                && (words.stream().anyMatch(USED_UP::contains)
                        || USED_UP_ZH.matcher(categoryPath).find());
    }

    private static UnitPrice by(NetContent content, Money price) {
        boolean small = content.amount().compareTo(SMALL) < 0;
        var per =
                switch (content.measure()) {
                    case MASS -> small ? Per.HUNDRED_GRAMS : Per.KILOGRAM;
                    case VOLUME -> small ? Per.HUNDRED_MILLILITRES : Per.LITRE;
                };
        long amount = BigDecimal.valueOf(price.amount())
                .multiply(BigDecimal.valueOf(per.amount))
                .divide(content.amount(), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new UnitPrice(Money.of(amount, price.currency().getCurrencyCode()), per);
    }
}
