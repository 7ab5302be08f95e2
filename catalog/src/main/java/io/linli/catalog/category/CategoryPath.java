package io.linli.catalog.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.LocalizedText;

/**
 * The names of a category and all above it, root first.
 *
 * @param levels one to {@value #DEEPEST} names; the English ones make the path by which a category is known
 */
public record CategoryPath(List<LocalizedText> levels) {

    public static final int DEEPEST = 8;
    public static final String SEPARATOR = " > ";

    public CategoryPath {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.size() > DEEPEST) {
            throw new IllegalArgumentException("a category path has 1 to " + DEEPEST + " levels, not " + levels.size());
        }
    }

    /** @param names one language is known */
    public static CategoryPath of(List<String> names) {
        return new CategoryPath(names.stream().map(LocalizedText::same).toList());
    }

    /** What the category is known by. */
    public String text() {
        return String.join(SEPARATOR, levels.stream().map(LocalizedText::en).toList());
    }

    public LocalizedText name() {
        return levels.get(levels.size() - 1);
    }

    public int depth() {
        return levels.size();
    }

    /** The category above; empty at the root. */
    public Optional<CategoryPath> parent() {
        return levels.size() == 1
                ? Optional.empty()
                : Optional.of(new CategoryPath(levels.subList(0, levels.size() - 1)));
    }

    /** Every path from the root's to this one, shortest first. */
    public List<CategoryPath> fromRoot() {
        var paths = new ArrayList<CategoryPath>();
        for (int depth = 1; depth <= levels.size(); depth++) {
            paths.add(new CategoryPath(levels.subList(0, depth)));
        }
        return paths;
    }
}
