package io.linli.search.recommend;

/**
 * That who buys one item also buys another.
 *
 * @param score what having the one adds to the expectation of the other; below zero where one replaces the other
 * @param households that bought both, in one basket or in several
 */
public record Link<T>(T other, double score, int households) {}
