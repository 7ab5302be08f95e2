package io.linli.fulfillment.job;

import java.time.Instant;
import java.util.Optional;

import io.linli.catalog.kernel.LocalizedText;

/**
 * Something to tick on site.
 *
 * @param place in the list, from 1
 * @param required whether the visit cannot be finished without it
 */
public record Check(int place, LocalizedText name, boolean required, Optional<Instant> tickedAt) {}
