package io.linli.marketplace.bill;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Tenancy;

/**
 * Cancels a bill that nobody has paid. Cancelling it again changes nothing.
 *
 * <p>Refuses with: {@code bill-not-found} (also another company's), {@code bill-paid}, {@code bill-being-paid}: a checkout holds
 * it until that is paid or given up.
 */
@ApplicationScoped
public class CancelBill {

    private static final Logger LOG = Logger.getLogger(CancelBill.class);

    private final Tenancy tenancy;
    private final Bills bills;
    private final BillStore store;
    private final Clock clock;

    CancelBill(Tenancy tenancy, Bills bills, BillStore store, Clock clock) {
        this.tenancy = tenancy;
        this.bills = bills;
        this.store = store;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Bill> cancel(UUID companyId, UUID billId) {
        return tenancy.enter(companyId)
                .chain(() -> store.cancel(billId, clock.instant()))
                .invoke(rows -> LOG.infof("bill %s cancelled: %s", billId, rows == 1))
                .chain(() -> bills.get(companyId, billId))
                .invoke(CancelBill::requireCancelled);
    }

    private static void requireCancelled(Bill bill) {
        if (bill.state() != BillState.CANCELLED) {
            throw bill.unpayable().orElseThrow();
        }
    }
}
