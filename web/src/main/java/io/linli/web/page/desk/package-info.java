/**
 * The consoles: supplier, property company, operator, technician, leader. Tables on wide screens, cards on phones.
 *
 * <p>Invariants: every console shows its own party's things only, as the use cases give them; every figure of money leads to
 * the postings it is the sum of.
 */
@NullMarked
package io.linli.web.page.desk;

import org.jspecify.annotations.NullMarked;
