package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.linli.catalog.feed.FeedFormat;
import io.linli.catalog.feed.ImportRun;
import io.linli.catalog.feed.UploadFeed;

/** Takes in a price list that was chosen in a form. */
@ApplicationScoped
public class ImportForm {

    private final UploadFeed upload;

    ImportForm(UploadFeed upload) {
        this.upload = upload;
    }

    /** @param supplierId whose list it is; empty for a platform operator's */
    Uni<ImportRun> receive(Optional<UUID> supplierId, FileUpload file) {
        return upload.upload(supplierId, file.fileName(), FeedFormat.named(file.fileName()), open(file), false);
    }

    /** The server has stored the file already: opening it is quick, reading it is the use case's, on its own workers. */
    private static InputStream open(FileUpload file) {
        try {
            return Files.newInputStream(file.uploadedFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
