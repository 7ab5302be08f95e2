package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.bill.BillUpload;
import io.linli.marketplace.bill.UploadBills;

/** Takes in a file of bills that was chosen in a form. */
@ApplicationScoped
public class BillFileForm {

    private final UploadBills upload;
    private final Vertx vertx;

    BillFileForm(UploadBills upload, Vertx vertx) {
        this.upload = upload;
        this.vertx = vertx;
    }

    /** Refuses with: {@code file-missing}, {@code community-missing}, and what {@link UploadBills} refuses with. */
    Uni<BillUpload> receive(UUID company, @Nullable UUID community, @Nullable FileUpload file) {
        if (community == null) {
            return refused(Refusal.Kind.INVALID, "community-missing", "Choose the community.");
        }
        if (file == null || file.fileName().isBlank()) {
            return refused(Refusal.Kind.INVALID, "file-missing", "Choose a file first.");
        }
        if (file.size() > UploadBills.MOST_BYTES) {
            return refused(Refusal.Kind.TOO_LARGE, "bill-file-too-large", "The file is too large.");
        }
        return read(file).chain(bytes -> upload.upload(company, community, bytes));
    }

    private static Uni<BillUpload> refused(Refusal.Kind kind, String code, String message) {
        return Uni.createFrom().failure(new Refusal(kind, code, message));
    }

    private Uni<byte[]> read(FileUpload file) {
        var path = file.uploadedFile().toString();
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem().readFile(path).toCompletionStage())
                .map(buffer -> buffer.getBytes());
    }
}
