package io.linli.web.order;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * A cart to be checked out.
 *
 * @param expectedTotal the total the resident was shown; if it is another by now, nothing is ordered
 */
public record Checkout(@NotNull UUID cartId, @Nullable Money expectedTotal) {}
