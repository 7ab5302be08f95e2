package io.linli.catalog.feed;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Refusal;

/**
 * What the columns of a supplier's own CSV files are used for. The levels of a category may stand in several columns, from the
 * root on. Where no column holds the currency, prices are in CNY.
 *
 * @param uses by title in lower case: a column of feeds, {@link #PROPERTY} or {@link #IGNORED}
 */
public record ColumnUses(Map<String, String> uses) {

    /** An attribute of the goods, under the column's own title. */
    public static final String PROPERTY = "property";

    /** Nothing is taken from it. */
    public static final String IGNORED = "ignored";

    /** Columns are called as feeds call them. */
    public static final ColumnUses NONE = new ColumnUses(Map.of());

    static final int MOST = 200;
    static final int LONGEST_TITLE = 200;

    /** How suppliers call them; the first that fits is proposed. */
    private static final Map<FeedColumn, List<String>> USUAL = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    FeedColumn.SUPPLIER_SKU,
                    List.of("sku", "货号", "编码", "商品编码", "商品编号", "编号", "item no", "item number", "id")),
            Map.entry(
                    FeedColumn.NAME,
                    List.of("product", "title", "品名", "名称", "商品名", "商品名称", "产品名称", "product name", "item")),
            Map.entry(FeedColumn.BRAND, List.of("品牌", "maker", "manufacturer")),
            Map.entry(
                    FeedColumn.CATEGORY_PATH,
                    List.of("category", "类目", "分类", "类别", "商品分类", "department", "大类", "一级类目", "小类", "二级类目")),
            Map.entry(FeedColumn.PRICE, List.of("unit price", "单价", "价格", "售价", "销售价", "price (cny)", "团购价")),
            Map.entry(FeedColumn.LIST_PRICE, List.of("原价", "市场价", "划线价", "rrp", "list price")),
            Map.entry(FeedColumn.CURRENCY, List.of("币种", "货币")),
            Map.entry(FeedColumn.IMAGE_URL, List.of("image", "图片", "图片地址", "主图", "photo", "picture")),
            Map.entry(FeedColumn.DESCRIPTION, List.of("描述", "详情", "商品描述", "details", "text")),
            Map.entry(FeedColumn.NAME_ZH, List.of("中文名", "中文名称", "chinese name")),
            Map.entry(FeedColumn.STOCK, List.of("库存", "数量", "库存数量", "qty", "quantity", "on hand")),
            Map.entry(FeedColumn.VARIANT_OF, List.of("parent", "parent sku", "style", "spu", "款号", "系列")),
            Map.entry(FeedColumn.STORAGE, List.of("储存", "储存方式", "贮存条件", "存储", "temperature")),
            Map.entry(FeedColumn.SHELF_LIFE_DAYS, List.of("保质期", "保质天数", "shelf life")),
            Map.entry(FeedColumn.DELIVERY_DAYS, List.of("配送日", "送货日", "delivery", "delivered on")),
            Map.entry(FeedColumn.GTIN, List.of("条码", "条形码", "商品条码", "国际条码", "barcode", "bar code", "ean", "upc"))));

    public ColumnUses {
        var normal = new LinkedHashMap<String, String>();
        uses.forEach((title, use) -> normal.put(normal(title), use));
        uses = Collections.unmodifiableMap(normal);
    }

    /** What the forms offer: the columns of a supplier's own feed, then the two words of this type. */
    public static List<String> choices() {
        return Stream.concat(
                        Arrays.stream(FeedColumn.values())
                                .filter(column -> column != FeedColumn.SUPPLIER)
                                .map(FeedColumn::title),
                        Stream.of(PROPERTY, IGNORED))
                .toList();
    }

    /** What such titles usually stand for; what is not known is {@link #IGNORED}. */
    public static ColumnUses guessed(List<String> titles) {
        var uses = new LinkedHashMap<String, String>();
        Set<String> taken = new LinkedHashSet<>();
        for (var title : titles) {
            var use = guess(normal(title))
                    .filter(column -> column == FeedColumn.CATEGORY_PATH || taken.add(column.title()))
                    .map(FeedColumn::title)
                    .orElse(IGNORED);
            uses.put(title, use);
        }
        return new ColumnUses(uses);
    }

    /** The same, but where something was said, as it was said. */
    public ColumnUses corrected(ColumnUses said) {
        var corrected = new LinkedHashMap<>(uses);
        said.uses().forEach(corrected::replace);
        return new ColumnUses(corrected);
    }

    /** Empty for a title that nothing was said about. */
    public Optional<String> of(String title) {
        return Optional.ofNullable(uses.get(normal(title)));
    }

    public boolean isNone() {
        return uses.isEmpty();
    }

    /**
     * Refuses with: {@code columns-unknown} (no such use), {@code columns-many}, {@code columns-missing} (nothing says what feeds
     * must say; the fact {@code missing} names it), {@code columns-twice} (two columns for one thing; the fact {@code repeated}).
     */
    public ColumnUses checked() {
        if (uses.size() > MOST || uses.keySet().stream().anyMatch(title -> title.length() > LONGEST_TITLE)) {
            throw refused("columns-many", "A file has at most " + MOST + " columns.", Map.of());
        }
        if (!Set.copyOf(choices()).containsAll(uses.values())) {
            throw refused("columns-unknown", "A column is used for: " + String.join(", ", choices()) + ".", Map.of());
        }
        var counts = uses.values().stream().collect(Collectors.groupingBy(use -> use, Collectors.counting()));
        var missing = Arrays.stream(FeedColumn.values())
                .filter(column -> column.required() && column != FeedColumn.CURRENCY)
                .map(FeedColumn::title)
                .filter(title -> !counts.containsKey(title))
                .toList();
        if (!missing.isEmpty()) {
            throw refused(
                    "columns-missing",
                    "No column holds: " + String.join(", ", missing) + ".",
                    Map.of("missing", missing));
        }
        var several = Set.of(PROPERTY, IGNORED, FeedColumn.CATEGORY_PATH.title());
        var repeated = counts.entrySet().stream()
                .filter(use -> use.getValue() > 1 && !several.contains(use.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!repeated.isEmpty()) {
            throw refused(
                    "columns-twice",
                    "More than one column holds: " + String.join(", ", repeated) + ".",
                    Map.of("repeated", repeated));
        }
        return this;
    }

    static String normal(String title) {
        return title.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<FeedColumn> guess(String title) {
        return FeedColumn.titled(title.replace(' ', '_'))
                .filter(column -> column != FeedColumn.SUPPLIER)
                .or(() -> USUAL.entrySet().stream()
                        .filter(usual -> usual.getValue().contains(title.replaceFirst("\\s*[(（].*$", "")))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static Refusal refused(String code, String message, Map<String, Object> facts) {
        return new Refusal(Refusal.Kind.UNPROCESSABLE, code, message, facts);
    }
}
