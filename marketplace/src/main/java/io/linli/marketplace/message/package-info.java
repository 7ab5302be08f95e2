/**
 * Messages (通知): what is told besides the notice in the app, by e-mail, SMS or push.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>A message commits with the notice it tells of: the database writes it, whoever writes the notice.
 *   <li>One message a recipient, kind, subject, cause and channel; it goes WAITING to SENDING to SENT, back to WAITING with growing
 *       pauses when it failed, and to DEAD after the last attempt or when it can never arrive. Each step is a guarded write, so that
 *       of any number of instances one sends it.
 *   <li>Nothing is sent inside a transaction: taken, sent, noted, each on its own. Who ends between sending and noting leaves it
 *       SENDING; after a lease it is sent again, <i>at least once</i>, under the same identity, by which the recipient's
 *       mail program knows it: a reminder that comes twice costs less than one that never comes.
 *   <li>It holds ids, numbers and money. Words, languages and addresses are found when it is sent and are written nowhere.
 *   <li>What cannot wait passes quiet hours; the rest waits until their end, where the community is. What is useless by then is
 *       not sent.
 * </ul>
 *
 * <p>Ports: {@link io.linli.marketplace.message.MessageChannel}, one a channel. Events in and out: none.
 */
@NullMarked
package io.linli.marketplace.message;

import org.jspecify.annotations.NullMarked;
