package io.linli.marketplace.visitdispute;

import java.util.UUID;

/** Who looks at disputes: a household at its own, a provider at those of its visits, a company at its communities', the platform. */
public sealed interface VisitDisputeViewer {

    record OfHousehold(UUID companyId, UUID householdId) implements VisitDisputeViewer {}

    record OfProvider(UUID supplierId) implements VisitDisputeViewer {}

    record OfPropertyCompany(UUID companyId) implements VisitDisputeViewer {}

    record OfOperator() implements VisitDisputeViewer {}
}
