package io.linli.web.community;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * Who is signed in. A party is absent where the person is none.
 *
 * @param roles of the sign-in, by name
 */
public record MeView(
        List<String> roles,
        @Nullable ResidentView resident,
        @Nullable SupplierView supplier,
        CommunityView.@Nullable CompanyView propertyCompany,
        @Nullable UUID technicianId) {

    /** A resident with household and community. */
    public record ResidentView(
            UUID id, String displayName, boolean leader, HouseholdView household, CommunityView community) {}

    /** The household's dwelling, as on the doors. */
    public record HouseholdView(UUID id, String building, String entrance, String unit) {}

    /** A supplier of goods or services. */
    public record SupplierView(UUID id, String code, LocalizedText name) {}
}
