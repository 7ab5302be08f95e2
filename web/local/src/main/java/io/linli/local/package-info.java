/**
 * The local stack: PostgreSQL, Redis, Elasticsearch, Keycloak, the Stripe simulator and a mail server for development, tests and benchmarks. Never deployed.
 *
 * <p>One {@link io.linli.local.Supervisor} per {@link io.linli.local.Home} runs the servers in a process of its own; any number of JVMs share them by
 * {@link io.linli.local.LocalStack#lease leases}.
 *
 * <ul>
 *   <li>A lease is an open connection to the supervisor: however its holder dies, the system closes the connection and the lease ends, and what was
 *       made for it (databases, indexes, keys) is dropped.
 *   <li>The supervisor holds a file lock for as long as it lives: there is at most one, and a crash leaves nothing to clear by hand.
 *   <li>A process is ended only if its id, its start time and its command line are those recorded when it was started.
 *   <li>The client side ({@code LocalStack}, {@code Run}) needs nothing but the JDK.
 * </ul>
 */
@NullMarked
package io.linli.local;

import org.jspecify.annotations.NullMarked;
