package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A leader or a property company wants a group-buy.
 *
 * @param key becomes the campaign's id: a repeated key answers with the first campaign
 * @param companyId the property company of the community
 * @param leaderId the resident who opens it; null for the property company itself
 * @param title null for the name of the first good
 * @param items what it offers, at least one, each offer once
 * @param threshold what must be paid by the cut-off
 * @param opensAt null for now
 * @param draft whether nobody else shall see it yet
 */
public record OpenRequest(
        UUID key,
        UUID companyId,
        UUID communityId,
        @Nullable UUID leaderId,
        @Nullable LocalizedText title,
        List<ItemRequest> items,
        Threshold threshold,
        @Nullable Instant opensAt,
        Instant cutoffAt,
        boolean draft) {}
