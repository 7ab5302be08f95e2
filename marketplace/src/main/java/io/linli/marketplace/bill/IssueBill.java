package io.linli.marketplace.bill;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Households;

/**
 * Issues one bill to a household of the company.
 *
 * <p>A repeated key answers with the first bill. Refuses with: {@code unit-not-found} (also another company's), {@code
 * unit-ambiguous}, {@code bill-exists} (fact {@code billId}): the household was billed for this kind and month.
 */
@ApplicationScoped
public class IssueBill {

    private final Tenancy tenancy;
    private final Households households;
    private final BillStore store;
    private final Clock clock;

    IssueBill(Tenancy tenancy, Households households, BillStore store, Clock clock) {
        this.tenancy = tenancy;
        this.households = households;
        this.store = store;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Bill> issue(IssueRequest request) {
        var key = "request:" + request.key();
        return tenancy.enter(request.companyId())
                .chain(() -> store.byKey(request.companyId(), key))
                .chain(known -> known.map(Uni.createFrom()::item).orElseGet(() -> issue(request, key)));
    }

    private Uni<Bill> issue(IssueRequest request, String key) {
        return households
                .byCode(request.communityId(), List.of(request.unit()))
                .map(found -> new IssuedRow(key, found.only(request.unit()), request.terms()))
                .call(row -> store.insert(List.of(row), clock.instant()))
                .chain(row -> store.byKey(request.companyId(), key)
                        .chain(issued -> issued.map(Uni.createFrom()::item).orElseGet(() -> refuse(row))));
    }

    private Uni<Bill> refuse(IssuedRow row) {
        return store.ofMonth(row).map(Optional::orElseThrow).map(existing -> {
            throw (Refusal) BillRefusals.exists(existing.id());
        });
    }
}
