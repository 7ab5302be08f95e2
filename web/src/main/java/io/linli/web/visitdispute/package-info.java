/** Disputed visits over REST: a household opens one, the provider answers, the platform decides. */
@NullMarked
package io.linli.web.visitdispute;

import org.jspecify.annotations.NullMarked;
