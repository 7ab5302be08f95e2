/**
 * The ledger over HTTP: its verification, for the operator.
 *
 * <p>Invariant: nothing here books.
 */
@NullMarked
package io.linli.web.ledger;

import org.jspecify.annotations.NullMarked;
