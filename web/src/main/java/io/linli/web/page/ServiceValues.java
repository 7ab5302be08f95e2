package io.linli.web.page;

import io.quarkus.qute.TemplateExtension;

import io.linli.catalog.service.Pricing;
import io.linli.catalog.service.ServiceItem;

/** What templates ask of services. */
@TemplateExtension
final class ServiceValues {

    private ServiceValues() {}

    static boolean quoteFirst(ServiceItem item) {
        return item.terms().pricing() instanceof Pricing.QuoteFirst;
    }

    static boolean perHour(ServiceItem item) {
        return item.terms().pricing().measured() instanceof Pricing.PerHour;
    }

    static boolean perSquareMetre(ServiceItem item) {
        return item.terms().pricing().measured() instanceof Pricing.PerSquareMetre;
    }

    static boolean perPiece(ServiceItem item) {
        return item.terms().pricing().measured() instanceof Pricing.PerPiece;
    }
}
