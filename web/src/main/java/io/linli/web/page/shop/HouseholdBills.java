package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.bill.BillFilter;
import io.linli.marketplace.bill.Bills;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** A household's bills as its pages show them. */
@ApplicationScoped
public class HouseholdBills {

    /** More than a household ever has open. */
    private static final int MOST_OPEN = 200;

    private static final int MOST_EARLIER = 50;

    private final Frames frames;
    private final Bills bills;

    HouseholdBills(Frames frames, Bills bills) {
        this.frames = frames;
        this.bills = bills;
    }

    /** Open ones, the first due first. */
    Uni<List<BillRow>> open(Frame frame, ResidentActor reader) {
        return list(reader, BillFilter.OPEN, MOST_OPEN)
                .map(found -> rows(frame, reader, found.stream().sorted(Comparator.comparing(bill -> bill.terms()
                        .dueOn()))));
    }

    /** Paid and cancelled ones, the newest first. */
    Uni<List<BillRow>> earlier(Frame frame, ResidentActor reader) {
        return list(reader, BillFilter.PAID, MOST_EARLIER)
                .chain(paid -> list(reader, BillFilter.CANCELLED, MOST_EARLIER)
                        .map(cancelled -> rows(
                                frame,
                                reader,
                                Stream.concat(paid.stream(), cancelled.stream())
                                        .sorted(Comparator.comparing(Bill::id).reversed()))));
    }

    /** Nothing for anybody who is no resident. */
    Uni<BillsDue> due() {
        return frames.resident()
                .chain(reader -> reader.isEmpty()
                        ? Uni.createFrom().item(BillsDue.NONE)
                        : list(reader.get(), BillFilter.OPEN, MOST_OPEN).map(BillsDue::of));
    }

    private Uni<List<Bill>> list(ResidentActor reader, BillFilter filter, int most) {
        return bills.ofHousehold(reader.companyId(), reader.householdId(), filter, null, most)
                .map(slice -> slice.items());
    }

    private static List<BillRow> rows(Frame frame, ResidentActor reader, Stream<Bill> found) {
        return found.map(bill -> BillRow.of(bill, frame.today(), reader.residentId()))
                .toList();
    }
}
