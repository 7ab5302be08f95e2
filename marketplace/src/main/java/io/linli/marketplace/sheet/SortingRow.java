package io.linli.marketplace.sheet;

import java.util.UUID;

/**
 * What one dwelling gets of one good.
 *
 * @param units at least 1
 * @param numbers of the seats it is for, separated by blanks
 */
public record SortingRow(Dwelling dwelling, UUID itemId, long units, String numbers) {}
