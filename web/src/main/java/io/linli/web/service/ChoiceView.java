package io.linli.web.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Choice;

/**
 * What is chosen of a service; absent parts are what there is nothing to choose of.
 *
 * @param size its code
 * @param options the code of one option for each group
 * @param addOns how many of each, by code
 * @param measure minutes, square metres or pieces, where the price depends on them
 */
public record ChoiceView(
        @Nullable String size,
        @Nullable Map<String, String> options,
        @Nullable Map<String, Integer> addOns,
        @Nullable Integer measure) {

    public Choice choice() {
        return new Choice(size, options == null ? Map.of() : options, addOns == null ? Map.of() : addOns, measure);
    }

    /**
     * As an address writes it. Refuses with: {@code choice-invalid}.
     *
     * @param options each {@code group:option}
     * @param addOns each {@code code:2}
     */
    public static Choice of(
            @Nullable String size, List<String> options, List<String> addOns, @Nullable Integer measure) {
        var chosen = new TreeMap<String, String>();
        options.forEach(option -> chosen.put(part(option, 0), part(option, 1)));
        var wanted = new TreeMap<String, Integer>();
        addOns.forEach(addOn -> wanted.merge(part(addOn, 0), number(part(addOn, 1)), Integer::sum));
        wanted.values().removeIf(quantity -> quantity == 0);
        return new Choice(size == null || size.isBlank() ? null : size, chosen, wanted, measure);
    }

    private static String part(String text, int index) {
        var parts = text.split(":", -1);
        if (parts.length != 2) {
            throw invalid();
        }
        return parts[index];
    }

    private static int number(String text) {
        try {
            return Math.min(1_000_000, Math.max(-1, Integer.parseInt(text)));
        } catch (NumberFormatException malformed) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE, "choice-invalid", "An option is written group:option, an add-on code:2.");
    }
}
