package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

import io.linli.marketplace.bill.BillUpload;
import io.linli.marketplace.bill.UploadBills;

/** Issues the demo's bills as their company would: by uploading a file. */
@ApplicationScoped
class BillsStep {

    private final UploadBills upload;

    BillsStep(UploadBills upload) {
        this.upload = upload;
    }

    Uni<Void> issue(DemoBills bills) {
        return upload.upload(bills.companyId(), bills.communityId(), bills.csv().getBytes(StandardCharsets.UTF_8))
                .invoke(BillsStep::requireAll)
                .replaceWithVoid();
    }

    private static void requireAll(BillUpload report) {
        if (report.issued() != report.rows()) {
            throw new IllegalStateException("not every demo bill was issued: " + report);
        }
    }
}
