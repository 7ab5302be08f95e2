package io.linli.marketplace.order;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * One checkout was paid.
 *
 * @param orderIds one per supplier
 * @param bookingIds the visits among its lines, confirmed; often empty. Those of a group-buy are not to be made before it is
 *     decided, see {@link VisitsToMake}
 */
public record OrderPaid(UUID groupId, UUID companyId, UUID communityId, List<UUID> orderIds, List<UUID> bookingIds)
        implements DomainEvent {}
