package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.csv.CsvProblem;
import io.linli.marketplace.reconciliation.BankFile;
import io.linli.marketplace.reconciliation.UploadBankFile;

/** Takes in a bank's file that was chosen in a form. */
@ApplicationScoped
public class BankFileForm {

    private final UploadBankFile upload;
    private final Vertx vertx;

    BankFileForm(UploadBankFile upload, Vertx vertx) {
        this.upload = upload;
        this.vertx = vertx;
    }

    /** Refuses with: {@code file-missing}, and what {@link UploadBankFile} refuses with. */
    Uni<BankFile> receive(@Nullable FileUpload file, String by) {
        if (file == null || file.fileName().isBlank()) {
            return Uni.createFrom().failure(new Refusal(Refusal.Kind.INVALID, "file-missing", "Choose a file first."));
        }
        if (file.size() > UploadBankFile.MOST_BYTES) {
            return Uni.createFrom()
                    .failure(new Refusal(Refusal.Kind.TOO_LARGE, "bank-file-too-large", "The file is too large."));
        }
        return read(file).chain(bytes -> upload.upload(file.fileName(), bytes, by));
    }

    /** What was wrong with its lines. */
    static List<CsvProblem> problems(Refusal refusal) {
        return refusal.facts().get("problems") instanceof List<?> problems
                ? problems.stream().map(CsvProblem.class::cast).toList()
                : List.of();
    }

    private Uni<byte[]> read(FileUpload file) {
        var path = file.uploadedFile().toString();
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem().readFile(path).toCompletionStage())
                .map(buffer -> buffer.getBytes());
    }
}
