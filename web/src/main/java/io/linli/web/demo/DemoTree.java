package io.linli.web.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * The category tree: departments, aisles, shelves. Goods stand on shelves only; home services have a department of their
 * own whose aisles are leaves.
 *
 * @param categories parents before their children
 * @param shelves the leaves that goods stand on
 */
record DemoTree(List<CategoryRow> categories, List<Shelf> shelves) {

    private static final String SERVICES = "Home Services";
    private static final String SERVICES_ZH = "家庭服务";
    private static final String SERVICES_ICON = "service";
    private static final long FEN = 100;

    /** A row of {@code catalog.category}. */
    record CategoryRow(
            UUID id, @Nullable UUID parentId, String path, int depth, String nameEn, String nameZh, String icon) {}

    /**
     * A leaf with goods.
     *
     * @param department number of its department, from 1
     * @param thing what its goods are called
     * @param fromFen least price of the kind's first size, in fen
     * @param toFen greatest price of it
     */
    record Shelf(UUID categoryId, int department, LocalizedText thing, Kind kind, long fromFen, long toFen) {}

    static DemoTree grow(DemoIds ids, Map<String, Kind> kinds) {
        var tree = new DemoTree(new ArrayList<>(), new ArrayList<>());
        int department = 0;
        for (var section : WordList.read("categories")) {
            department++;
            var name = WordList.text(section.heading(), 0);
            var root = tree.add(ids, null, name, firstPicture(section, kinds));
            for (int line = 0; line < section.lines().size(); line += 2) {
                var aisle = WordList.fields(section.lines().get(line).substring(2));
                var goods = section.lines().get(line + 1);
                tree.addAisle(ids, kinds, department, root, aisle, goods);
            }
        }
        var services = tree.add(ids, null, new LocalizedText(SERVICES, SERVICES_ZH), SERVICES_ICON);
        WordList.read("services")
                .forEach(provider -> tree.add(ids, services, WordList.text(provider.heading(), 2), SERVICES_ICON));
        return tree;
    }

    /** The category of a home service, by its English name. */
    UUID service(String name) {
        return categories.stream()
                .filter(category -> category.path().equals(SERVICES + " > " + name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void addAisle(
            DemoIds ids, Map<String, Kind> kinds, int department, CategoryRow root, List<String> aisle, String goods) {
        var kind = kind(kinds, aisle.get(2));
        var prices = aisle.get(3).split("-");
        var row = add(ids, root, WordList.text(aisle, 0), kind.picture());
        for (var item : WordList.items(goods)) {
            var fields = WordList.fields(item);
            var own = fields.size() > 2 ? kind(kinds, fields.get(2)) : kind;
            var thing = WordList.text(fields, 0);
            var name = new LocalizedText(own.countable() ? Plural.of(thing.en()) : thing.en(), thing.zh());
            var leaf = add(ids, row, name, own.picture());
            shelves.add(new Shelf(
                    leaf.id(),
                    department,
                    thing,
                    own,
                    Long.parseLong(prices[0].strip()) * FEN,
                    Long.parseLong(prices[1].strip()) * FEN));
        }
    }

    private CategoryRow add(DemoIds ids, @Nullable CategoryRow parent, LocalizedText name, String icon) {
        var row = new CategoryRow(
                ids.of(DemoIds.Kind.CATEGORY, categories.size() + 1),
                parent == null ? null : parent.id(),
                parent == null ? name.en() : parent.path() + " > " + name.en(),
                parent == null ? 1 : parent.depth() + 1,
                name.en(),
                name.zh(),
                icon);
        categories.add(row);
        return row;
    }

    private static String firstPicture(WordList section, Map<String, Kind> kinds) {
        return kind(kinds, WordList.fields(section.lines().get(0)).get(2)).picture();
    }

    private static Kind kind(Map<String, Kind> kinds, String name) {
        var kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no such kind of goods: " + name);
        }
        return kind;
    }
}
