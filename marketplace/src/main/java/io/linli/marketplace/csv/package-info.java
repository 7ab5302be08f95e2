/**
 * Files of rows that people, or the programs of a bank, made: read value by value, so that all that is wrong with a file is told
 * at once. Which columns there are and what a row means is the business of the feature that takes the file in. Pure.
 *
 * <p>Invariants: a row is used only when nothing is wrong with it; an amount is exact, positive and bounded.
 *
 * <p>Events: none.
 */
@NullMarked
package io.linli.marketplace.csv;

import org.jspecify.annotations.NullMarked;
