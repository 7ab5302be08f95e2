/**
 * Pictures that somebody sent or an address gave: checked, drawn anew, and kept once however often they come.
 *
 * <p>Invariants: what a picture is, its first bytes say; how large it is is read before it is unpacked; what is kept is what was drawn,
 * without metadata; a kept picture is known by the SHA-256 of what was drawn, so what stands at its address never changes.
 */
@NullMarked
package io.linli.catalog.picture;

import org.jspecify.annotations.NullMarked;
