/**
 * Reads from addresses that people name. An address on this machine or its own network is refused, and what was looked up is what is
 * asked: no second look-up could lead elsewhere. Redirections are not followed; an answer is given so much time and so many bytes.
 */
@NullMarked
package io.linli.catalog.outside;

import org.jspecify.annotations.NullMarked;
