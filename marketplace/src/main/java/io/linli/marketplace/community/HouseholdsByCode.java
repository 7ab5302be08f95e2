package io.linli.marketplace.community;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Households of a community by what their dwellings are called there: building, entrance and number, like {@code 3-A-502}. */
public final class HouseholdsByCode {

    private final Map<String, List<UUID>> found;

    HouseholdsByCode(Map<String, List<UUID>> found) {
        this.found = Map.copyOf(found);
    }

    /** None where there is no such dwelling, several where names that contain hyphens come to the same. */
    public List<UUID> of(String code) {
        return found.getOrDefault(plain(code), List.of());
    }

    /** Refuses with: {@code unit-not-found}, {@code unit-ambiguous}. */
    public UUID only(String code) {
        var homes = of(code);
        if (homes.size() > 1) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "unit-ambiguous", "The community has several units of this name.");
        }
        return homes.stream().findFirst().orElseThrow(() -> Refusal.notFound("unit"));
    }

    /** As codes are compared: case and blanks do not matter. */
    static String plain(String code) {
        return code.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
