package io.linli.web.community;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompany;

/** A community and who runs it. */
public record CommunityView(
        UUID id, String code, LocalizedText name, LocalizedText city, String timeZone, CompanyView company) {

    /** A property company. */
    public record CompanyView(UUID id, String code, LocalizedText name, String color) {

        static CompanyView of(PropertyCompany company) {
            return new CompanyView(company.id(), company.code(), company.name(), company.color());
        }
    }

    static CommunityView of(Community community, PropertyCompany company) {
        return new CommunityView(
                community.id(),
                community.code(),
                community.name(),
                community.city(),
                community.zone().getId(),
                CompanyView.of(company));
    }
}
