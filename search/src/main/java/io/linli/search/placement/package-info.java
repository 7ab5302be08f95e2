/** Offers that the operator puts above or below everything else a query finds. Looked up when somebody searches. */
@NullMarked
package io.linli.search.placement;

import org.jspecify.annotations.NullMarked;
