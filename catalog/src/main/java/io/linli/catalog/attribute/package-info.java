/**
 * What the goods of a category are described by: attributes with a type, named in both languages, kept by the operator.
 *
 * <p>Invariants: what holds for a category holds for those below it, unless one below has its own of that key; within a category no
 * two attributes are spelled alike (a table of spellings guards it). What suppliers say stays as they say it: definitions are
 * applied whenever it is read, so that a changed definition counts at once and for everything. What does not fit is shown as it
 * was said and never a reason not to sell the good.
 *
 * <p>Events: none.
 */
@NullMarked
package io.linli.catalog.attribute;

import org.jspecify.annotations.NullMarked;
