package io.linli.catalog.outside;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Files by HTTPS. An entity tag is the mark. */
@ApplicationScoped
class HttpsFiles implements FileSource {

    private final OutsideReader outside;
    private final Vertx vertx;

    HttpsFiles(OutsideReader outside, Vertx vertx) {
        this.outside = outside;
        this.vertx = vertx;
    }

    @Override
    public boolean serves(String scheme) {
        return "https".equals(scheme) || "http".equals(scheme);
    }

    @Override
    public Uni<Found> fetch(Asked asked, Limits limits, Telling telling, Path into) {
        return open(into).chain(target -> outside.read(asked, limits, telling, target::write)
                .eventually(() ->
                        Uni.createFrom().completionStage(() -> target.close().toCompletionStage())));
    }

    private Uni<AsyncFile> open(Path file) {
        return Uni.createFrom().completionStage(() -> vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setCreateNew(true).setWrite(true))
                .toCompletionStage());
    }
}
