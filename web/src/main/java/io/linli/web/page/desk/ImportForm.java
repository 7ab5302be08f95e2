package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.DecideRun;
import io.linli.catalog.feed.FeedChoice;
import io.linli.catalog.feed.FeedFormat;
import io.linli.catalog.feed.FeedTerms;
import io.linli.catalog.feed.ImportRun;
import io.linli.catalog.feed.UploadFeed;

/** Takes in a price list that was chosen in a form. */
@ApplicationScoped
public class ImportForm {

    private final UploadFeed upload;
    private final DecideRun decide;

    ImportForm(UploadFeed upload, DecideRun decide) {
        this.upload = upload;
        this.decide = decide;
    }

    /** @param supplierId whose list it is; empty for a platform operator's */
    Uni<ImportRun> receive(Optional<UUID> supplierId, FileUpload file, FeedTerms terms) {
        return upload.upload(
                supplierId,
                file.fileName(),
                FeedFormat.named(file.fileName()),
                terms,
                open(file),
                false,
                Optional.empty());
    }

    /** What is no choice lets in what was ticked. Refuses as {@link DecideRun} does. */
    Uni<ImportRun> decide(UUID runId, Optional<UUID> supplierId, @Nullable String what, List<Long> lines) {
        if ("DISCARD".equals(what)) {
            return decide.discard(runId, supplierId);
        }
        var choice = Arrays.stream(FeedChoice.values())
                .filter(one -> one.name().equals(what))
                .findFirst();
        return decide.apply(runId, supplierId, choice.orElse(FeedChoice.CHOSEN), lines);
    }

    /** The server has stored the file already: opening it is quick, reading it is the use case's, on its own workers. */
    static InputStream open(FileUpload file) {
        try {
            return Files.newInputStream(file.uploadedFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
