/**
 * Who sells goods or services on the platform, and in which communities.
 *
 * <p>Invariants: a supplier's code is unique and never changes; a supplier sells goods or services, not both. Communities
 * belong to another module: only their ids are kept.
 */
@NullMarked
package io.linli.catalog.supplier;

import org.jspecify.annotations.NullMarked;
