package io.linli.marketplace.bill;

import java.util.UUID;

/**
 * A bill to be issued.
 *
 * @param key made by the client: a repeated key issues nothing more
 * @param unit of the community, as on a bill: building, entrance and dwelling, joined by hyphens
 */
public record IssueRequest(UUID key, UUID companyId, UUID communityId, String unit, BillDraft terms) {}
