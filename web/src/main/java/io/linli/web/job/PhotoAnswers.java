package io.linli.web.job;

import jakarta.ws.rs.core.Response;

import io.linli.fulfillment.job.VisitPhotos;

/** Pictures as they are sent: never guessed at, kept by nobody between. Also for pages. */
public final class PhotoAnswers {

    private PhotoAnswers() {}

    public static Response of(VisitPhotos.Opened photo) {
        return Response.ok(photo.bytes(), photo.mediaType())
                .header("Cache-Control", "private, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
