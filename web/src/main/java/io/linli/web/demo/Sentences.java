package io.linli.web.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;

/** What descriptions are made of: an opening about the goods, a closing about their use. */
record Sentences(List<LocalizedText> openings, List<LocalizedText> closings) {

    private static final String THING = "{}";

    static Map<String, Sentences> all() {
        return WordList.read("texts").stream()
                .collect(Collectors.toMap(section -> section.heading().get(0), Sentences::of));
    }

    LocalizedText about(LocalizedText thing, SplittableRandom random) {
        var opening = openings.get(random.nextInt(openings.size()));
        var closing = closings.get(random.nextInt(closings.size()));
        return new LocalizedText(
                opening.en().replace(THING, thing.en()) + " " + closing.en(),
                opening.zh().replace(THING, thing.zh()) + closing.zh());
    }

    private static Sentences of(WordList section) {
        var lines = section.lines().stream().map(WordList::text).toList();
        int half = lines.size() / 2;
        return new Sentences(lines.subList(0, half), lines.subList(half, lines.size()));
    }
}
