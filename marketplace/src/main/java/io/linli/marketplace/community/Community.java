package io.linli.marketplace.community;

import java.time.ZoneId;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A residential community.
 *
 * @param companyId the property company that runs it
 * @param code short, stable, unique
 * @param zone its local time: what cut-offs and slots are shown in
 */
public record Community(UUID id, UUID companyId, String code, LocalizedText name, LocalizedText city, ZoneId zone) {}
