/**
 * Messages leave here: the channels of {@link io.linli.marketplace.message}, and REST for residents' preferences and the operator.
 *
 * <p>E-mail goes by SMTP, in text and HTML, in the recipient's language, under a Message-ID that stays the same however often it is
 * sent. SMS and push are ports without anything behind them here: they say so, and nobody can choose them.
 */
@NullMarked
package io.linli.web.message;

import org.jspecify.annotations.NullMarked;
