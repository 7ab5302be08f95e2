/**
 * What people search for, to be suggested to others.
 *
 * <p>Nobody's private text is shown: a query counts only when it found several offers at its word, so that each of its words is
 * a word of the catalogue; when it is short, and holds neither an address nor a long number; and it is shown only once it was
 * asked in at least {@value io.linli.search.asked.AskedStore#SHOWN_FROM} requests of the last {@value
 * io.linli.search.asked.AskedStore#DAYS_KEPT} days. Who asked is never written down.
 *
 * <p>Invariants: counting costs a request a look into a map; counts are written in batches beside the requests, and lost with the
 * instance that had not written them yet; what is known is a copy in memory, bounded and a minute old at most.
 */
@NullMarked
package io.linli.search.asked;

import org.jspecify.annotations.NullMarked;
