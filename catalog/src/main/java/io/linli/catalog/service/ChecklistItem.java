package io.linli.catalog.service;

import io.linli.catalog.kernel.LocalizedText;

/**
 * Something a technician is to tick on site.
 *
 * @param required whether the visit cannot be finished without it
 */
public record ChecklistItem(LocalizedText name, boolean required) {}
