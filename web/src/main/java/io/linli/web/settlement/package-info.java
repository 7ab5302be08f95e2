/**
 * Who gets what, over HTTP: split rules for operator and property company, what a supplier is owed.
 *
 * <p>Invariant: a supplier reads its own accounts only; a property company its own rules and the default; only the operator
 * puts rules; both simulate them, a property company on its own orders.
 */
@NullMarked
package io.linli.web.settlement;

import org.jspecify.annotations.NullMarked;
