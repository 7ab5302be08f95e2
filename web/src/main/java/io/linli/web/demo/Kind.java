package io.linli.web.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A kind of goods: how it is packed, told apart and pictured.
 *
 * @param picture the shape of its picture
 * @param words which sentences describe it
 * @param countable whether its name has a plural
 * @param first words that may come first: quality, make, feature
 * @param second words that may follow: origin, flavour, colour
 */
record Kind(
        String name,
        String picture,
        String words,
        boolean countable,
        List<Size> sizes,
        List<LocalizedText> first,
        List<LocalizedText> second) {

    /** @param percent its price in percent of the first size's */
    record Size(LocalizedText name, int percent) {}

    static Map<String, Kind> all() {
        return WordList.read("kinds").stream().map(Kind::of).collect(Collectors.toMap(Kind::name, Function.identity()));
    }

    private static Kind of(WordList section) {
        var heading = section.heading();
        return new Kind(
                heading.get(0),
                heading.get(1),
                heading.get(2),
                "many".equals(heading.get(3)),
                items(section, "sizes").stream().map(Kind::size).toList(),
                items(section, "first").stream().map(WordList::text).toList(),
                items(section, "second").stream().map(WordList::text).toList());
    }

    private static Size size(String item) {
        var fields = WordList.fields(item);
        return new Size(WordList.text(fields, 0), Integer.parseInt(fields.get(2)));
    }

    private static List<String> items(WordList section, String label) {
        return section.lines().stream()
                .filter(line -> line.startsWith(label + " "))
                .findFirst()
                .map(line -> WordList.items(line.substring(label.length())))
                .orElseThrow(() -> new IllegalArgumentException(section.heading() + " has no " + label));
    }
}
