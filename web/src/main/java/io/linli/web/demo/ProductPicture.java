package io.linli.web.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of goods, drawn as SVG from a shape, a palette and a brand's letter: no binary files, sharp at every size.
 *
 * @param name of the shape
 * @param drawing SVG elements with places for the colours
 * @param palettes numbers of those that suit it
 * @param letter where the brand's letter stands: x, y, size; empty for none
 */
record ProductPicture(String name, String drawing, List<Integer> palettes, List<Integer> letter) {

    /** Where pictures are served; {@link #url} and {@link #render} agree on what follows. */
    static final String PATH = "/media/goods/";

    private static final Map<String, ProductPicture> SHAPES = WordList.read("pictures").stream()
            .map(ProductPicture::of)
            .collect(Collectors.toUnmodifiableMap(ProductPicture::name, Function.identity()));

    private static final Pattern FILE = Pattern.compile("([a-z0-9]{1,20})-(\\d{1,2})(?:-([A-Z]))?\\.svg");

    private static final String NO_LETTER = "none";

    /** Colours that go together: ground above and below, main, dark, light, paper. */
    private record Palette(String above, String below, String main, String dark, String light, String paper) {}

    private static final List<Palette> PALETTES = List.of(
            new Palette("#fff5ea", "#ffe0c2", "#f08a3c", "#c4621a", "#ffc58f", "#fffaf4"),
            new Palette("#fff1ef", "#ffd9d4", "#de5a52", "#ae3832", "#ffb3ab", "#fffaf9"),
            new Palette("#fffae8", "#ffeebb", "#efbb33", "#b98a12", "#ffe596", "#fffdf5"),
            new Palette("#f0f9ed", "#d6eecf", "#5fa957", "#3c7a3a", "#b3dba8", "#fafdf8"),
            new Palette("#eaf8f6", "#c9ebe7", "#35a199", "#1d716b", "#9edad3", "#f6fdfc"),
            new Palette("#ecf4fd", "#cfe2f7", "#4c8dd2", "#2b62a0", "#b0d1f3", "#f8fbff"),
            new Palette("#f0f1fd", "#dadcf7", "#6b75d4", "#474fa5", "#c3c8f5", "#fafaff"),
            new Palette("#f7f0fc", "#e7d7f5", "#a06bcb", "#77469f", "#dac0ef", "#fdfaff"),
            new Palette("#fdf1f6", "#f8d8e5", "#e07fa6", "#b4557f", "#f8c6d9", "#fffafc"),
            new Palette("#f9f3ee", "#ebdccf", "#a8795b", "#795239", "#dabca6", "#fdfaf7"),
            new Palette("#f2f5f8", "#dce3ea", "#6f8296", "#4b5b6c", "#c2cdd8", "#fafbfc"),
            new Palette("#fbf6eb", "#f0e4c9", "#c5a568", "#94773f", "#ead7b1", "#fefcf7"));

    /**
     * The address of a picture.
     *
     * @param chance any number from 0: picks one of the shape's palettes
     */
    static String url(String shape, int chance, String brand) {
        var picture = SHAPES.get(shape);
        if (picture == null) {
            throw new IllegalArgumentException("no such picture: " + shape);
        }
        int palette = picture.palettes.get(chance % picture.palettes.size());
        var letter = picture.letter.isEmpty() ? "" : "-" + Character.toUpperCase(brand.charAt(0));
        return PATH + shape + "-" + palette + letter + ".svg";
    }

    /** The SVG document of a file name that {@link #url} ends with; empty for any other. */
    static Optional<String> render(String file) {
        var parts = FILE.matcher(file);
        return parts.matches()
                ? Optional.ofNullable(SHAPES.get(parts.group(1))).flatMap(shape -> shape.draw(parts))
                : Optional.empty();
    }

    private Optional<String> draw(Matcher parts) {
        int number = Integer.parseInt(parts.group(2));
        if (number >= PALETTES.size()) {
            return Optional.empty();
        }
        var palette = PALETTES.get(number);
        var colours = drawing.replace("{a}", palette.main)
                .replace("{b}", palette.dark)
                .replace("{c}", palette.light)
                .replace("{w}", palette.paper);
        return Optional.of(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><defs>\
                <linearGradient id="g" x2="0" y2="1"><stop stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient>\
                </defs><rect width="240" height="240" fill="url(#g)"/>\
                <ellipse cx="120" cy="202" rx="74" ry="10" fill="%s" opacity=".18"/>%s%s</svg>
                """
                        .formatted(
                                palette.above, palette.below, palette.dark, colours, letter(parts.group(3), palette)));
    }

    private String letter(@Nullable String character, Palette palette) {
        if (character == null || letter.isEmpty()) {
            return "";
        }
        return """
                <text x="%d" y="%d" font-size="%d" font-family="Georgia,serif" font-weight="700" text-anchor="middle" \
                fill="%s">%s</text>"""
                .formatted(letter.get(0), letter.get(1), letter.get(2), palette.dark, character);
    }

    private static ProductPicture of(WordList section) {
        var heading = section.heading();
        return new ProductPicture(
                heading.get(0),
                String.join("", section.lines()),
                WordList.numbers(heading.get(1)),
                NO_LETTER.equals(heading.get(2)) ? List.of() : WordList.numbers(heading.get(2)));
    }
}
