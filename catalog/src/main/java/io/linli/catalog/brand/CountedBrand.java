package io.linli.catalog.brand;

/** @param goods how many SKUs of it somebody offers */
public record CountedBrand(Brand brand, long goods) {}
