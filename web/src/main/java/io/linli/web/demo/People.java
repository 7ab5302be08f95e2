package io.linli.web.demo;

import java.util.List;
import java.util.SplittableRandom;

import io.linli.catalog.kernel.LocalizedText;

/** Names of invented people, written in pinyin and in characters. */
record People(List<LocalizedText> families, List<LocalizedText> given) {

    static People read() {
        var sections = WordList.read("people");
        return new People(names(sections.get(0)), names(sections.get(1)));
    }

    String any(SplittableRandom random) {
        return of(family(random), random);
    }

    LocalizedText family(SplittableRandom random) {
        return families.get(random.nextInt(families.size()));
    }

    /** Somebody of a family. */
    String of(LocalizedText family, SplittableRandom random) {
        var first = given.get(random.nextInt(given.size()));
        return family.en() + " " + first.en() + " " + family.zh() + first.zh();
    }

    private static List<LocalizedText> names(WordList section) {
        return section.lines().stream()
                .flatMap(line -> WordList.items(line).stream())
                .map(WordList::text)
                .toList();
    }
}
