package io.linli.web.media;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.linli.catalog.picture.Pictures;

/** Pictures that came in a form. */
@ApplicationScoped
public class SentPictures {

    private final Vertx vertx;

    SentPictures(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Refuses with: {@code photo-too-large}, before any of it is in memory. */
    public Uni<byte[]> read(FileUpload file) {
        if (file.size() > Pictures.MOST_BYTES) {
            return Uni.createFrom().failure(Pictures.tooLarge());
        }
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem()
                        .readFile(file.uploadedFile().toString())
                        .toCompletionStage())
                .map(Buffer::getBytes);
    }
}
