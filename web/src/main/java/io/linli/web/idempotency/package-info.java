/**
 * {@code Idempotency-Key}: the first answer to a request that creates or pays is kept for a day and given again to its
 * replays; the same key with another body is refused; a refused request leaves no trace and may be tried again.
 *
 * <p>Source of the manner: the IETF draft "The Idempotency-Key HTTP Header Field". The key is the subject's own: two
 * people may use the same.
 */
@NullMarked
package io.linli.web.idempotency;

import org.jspecify.annotations.NullMarked;
