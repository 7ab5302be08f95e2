package io.linli.catalog.attribute;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A value that can be chosen.
 *
 * @param spellings what else feeds write for it, beside its names
 */
public record AttributeChoice(LocalizedText name, List<String> spellings) {

    public AttributeChoice {
        spellings = List.copyOf(spellings);
    }

    /** Without what makes no difference. */
    Set<String> plainSpellings() {
        return Stream.concat(Stream.of(name.en(), name.zh()), spellings.stream())
                .map(AttributeName::plain)
                .collect(Collectors.toSet());
    }
}
