package io.linli.search.mark;

/** A part of a text, in UTF-16 units: from start, inclusive, to end, exclusive. */
public record Range(int start, int end) {}
