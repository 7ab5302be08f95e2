/**
 * A mail server for one's own machine, used by the local stack and the tests; never deployed.
 *
 * <p><b>What it is.</b> A real SMTP server (RFC 5321: EHLO, AUTH PLAIN and LOGIN, MAIL, RCPT, DATA, RSET, NOOP, QUIT) that sends nothing
 * on: what it takes lies in mailboxes that are read in a browser. Who signs in as {@code name}, with any password, has the mailbox of
 * that name; who does not has the mailbox {@code linli}. It listens on the loopback interface only.
 *
 * <p><b>Reading.</b> {@code GET /} shows mailboxes, {@code /boxes/{box}} one, {@code /boxes/{box}/{id}} a mail. For programs: {@code GET
 * /api/boxes/{box}/messages?to=} (newest first), {@code DELETE /api/boxes/{box}/messages}.
 *
 * <p><b>Faults.</b> {@code PUT /api/boxes/{box}/fault} with {@code {"kind": …, "times": n}}: {@code BUSY} answers 451 to a recipient, {@code
 * NO_SUCH_ADDRESS} 550, {@code SENDER_REFUSED} 550 to the sender, {@code ANSWER_LOST} takes the mail and hangs up before it says so. {@code POST /api/smtp/stop} and {@code
 * /api/smtp/start}: nobody listens in between.
 *
 * <p>Mailboxes are files ({@code .eml}), so they are there after a restart; each holds its newest thousand.
 */
@NullMarked
package io.linli.local.mail;

import org.jspecify.annotations.NullMarked;
