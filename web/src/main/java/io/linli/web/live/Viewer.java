package io.linli.web.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;

/** Somebody's open connection. One who reads slowly gets the newest only. */
final class Viewer {

    private final MultiEmitter<? super OutboundSseEvent> connection;
    private volatile boolean greeted;
    private volatile long toldAt;

    Viewer(MultiEmitter<? super OutboundSseEvent> connection, long now) {
        this.connection = connection;
        this.toldAt = now;
    }

    /** Whether this one has been told anything yet. */
    boolean greeted() {
        return greeted;
    }

    void tell(OutboundSseEvent event, long now) {
        greeted = true;
        toldAt = now;
        connection.emit(event);
    }

    /** Nothing for who has not read the last yet: it must not take the place of news. */
    void keep(OutboundSseEvent comment, long now, long silence) {
        if (greeted && now - toldAt >= silence && connection.requested() > 0) {
            toldAt = now;
            connection.emit(comment);
        }
    }
}
