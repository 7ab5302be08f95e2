package io.linli.marketplace.sheet;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/** A good of the campaign, by the name that is written on sheets. */
public record SheetItem(UUID itemId, UUID offerId, LocalizedText name) {}
