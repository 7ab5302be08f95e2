package io.linli.catalog.offer;

/** What became of the offers of an import. */
public record UpsertCount(int created, int changed, int unchanged) {}
