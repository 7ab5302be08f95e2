package io.linli.marketplace.sheet;

/** Where a household lives. */
public record Dwelling(String building, String entrance, String unit) {}
