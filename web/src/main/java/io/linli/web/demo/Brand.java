package io.linli.web.demo;

import java.util.List;

import io.linli.catalog.kernel.LocalizedText;

/**
 * An invented brand.
 *
 * @param departments numbers of those it sells in
 */
record Brand(LocalizedText name, List<Integer> departments) {

    static List<Brand> all() {
        return WordList.read("brands").get(0).lines().stream()
                .map(WordList::fields)
                .map(fields -> new Brand(WordList.text(fields, 0), WordList.numbers(fields.get(2))))
                .toList();
    }
}
