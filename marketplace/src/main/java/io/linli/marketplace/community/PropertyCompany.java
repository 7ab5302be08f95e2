package io.linli.marketplace.community;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * The company that runs communities; the tenant.
 *
 * @param code short, stable, unique
 * @param color its own, on residents' pages: {@code #rrggbb}, lower case
 */
public record PropertyCompany(UUID id, String code, LocalizedText name, String color) {}
