package io.linli.catalog.outside;

/**
 * What came of asking.
 *
 * @param changed false: it is the file that was named by its mark, and nothing was read
 * @param mark tells this file from the next one at its address, in the words of the server; empty where it has none
 */
public record Found(boolean changed, String mark) {}
