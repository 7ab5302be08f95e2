package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.bill.BillFilter;
import io.linli.marketplace.bill.BillKind;
import io.linli.marketplace.bill.BillTotals;
import io.linli.marketplace.bill.BillUpload;
import io.linli.marketplace.community.Community;

/**
 * A company's bills as the page shows them, with what can be done there.
 *
 * @param next address of the following page
 * @param key of the bill that is issued next
 * @param report of a file that was just read
 */
@TemplateData
public record BillDesk(
        BillTotals totals,
        BillFilter filter,
        List<Bill> rows,
        @Nullable String next,
        List<Community> communities,
        UUID key,
        @Nullable BillUpload report) {

    public List<BillFilter> filters() {
        return List.of(BillFilter.values());
    }

    public List<BillKind> kinds() {
        return List.of(BillKind.values());
    }
}
