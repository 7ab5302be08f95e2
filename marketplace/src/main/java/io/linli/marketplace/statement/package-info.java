/**
 * Statements: what a party's accounts did in a month, told once, numbered, and never changed.
 *
 * <p>A statement is for one party, one currency and one calendar month in the settlement's time zone. It has the balance at
 * the month's begin, one line for each fact of each order line that moved money to or from the party, totals by category, and
 * the balance at the month's end, divided by the accounts it stands on. Amounts are the party's: positive in its favour.
 *
 * <p>Invariants: what a month begins with, plus its lines, is what it ends with, and that is what the next begins with; a
 * party's months are told in order, each once, months without movement and balance without a statement; numbers have no gap
 * within a kind of party and a year; once a month is told, nothing is booked into it any more (the ledger books what comes late
 * at the earliest open moment, and the database refuses the rest); a statement is never computed again for showing it, only
 * for comparing. The database refuses every change, and a digest over the whole content, written by the database, shows one
 * that was made behind its back.
 *
 * <p>Locks: an entry shares the locks of its parties with other entries until it commits; who tells a party's month takes its
 * lock alone. So a statement misses nothing that is being booked while it is made.
 *
 * <p>Emits and hears no events. Of other features' tables it reads the ledger's, and the names of parties.
 */
@NullMarked
package io.linli.marketplace.statement;

import org.jspecify.annotations.NullMarked;
