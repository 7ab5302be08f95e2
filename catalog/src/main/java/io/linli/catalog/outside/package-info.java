/**
 * Reads from addresses that people name. An address on this machine or its own network is refused, and what was looked up is what is
 * asked: no second look-up could lead elsewhere. Redirections are not followed; an answer is given so much time and so many bytes.
 *
 * <p>Files come by HTTPS or SFTP, behind one port ({@code FileSource}). By SFTP one file is read and nothing else is done; a server that shows
 * another key than the last time is told nothing, neither user nor password.
 */
@NullMarked
package io.linli.catalog.outside;

import org.jspecify.annotations.NullMarked;
