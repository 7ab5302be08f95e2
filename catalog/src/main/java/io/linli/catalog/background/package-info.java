/**
 * Work that no single request carries: on a context of its own, or for many requests at once.
 *
 * <p>Invariant: a session lives on one context, and what a caller gets back arrives on the caller's own.
 */
@NullMarked
package io.linli.catalog.background;

import org.jspecify.annotations.NullMarked;
