package io.linli.catalog.service;

import java.util.List;

import io.linli.catalog.kernel.LocalizedText;

/** Options of which exactly one is chosen, like the kind of car. */
public record OptionGroup(String code, LocalizedText name, List<Extra> options) {

    public OptionGroup {
        options = List.copyOf(options);
    }
}
