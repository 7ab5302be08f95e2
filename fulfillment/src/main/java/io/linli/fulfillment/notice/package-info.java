/**
 * What technicians are told of their visits on their own page (消息): given, moved, given to somebody else, called off, said to be
 * missed, disputed.
 *
 * <p>Invariants: a notice is one technician's, and nobody else reads it or marks it as read. It holds ids and times; words are made when
 * it is read. The database writes those of giving, moving and calling off, in the transaction that does so: whoever writes visits,
 * none is without its notice. Of a visit that is left open, for a pool or for a person to give, nobody is told before somebody has it.
 *
 * <p>Events in: {@link io.linli.marketplace.paidvisit.TechnicianMissed}, {@link
 * io.linli.marketplace.visitdispute.VisitDisputeMoved}. Events out: none.
 */
@NullMarked
package io.linli.fulfillment.notice;

import org.jspecify.annotations.NullMarked;
