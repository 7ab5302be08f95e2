/** What every feature of the edge needs and no feature owns: the clock, JSON, the tenant of a transaction. */
@NullMarked
package io.linli.web.infrastructure;

import org.jspecify.annotations.NullMarked;
