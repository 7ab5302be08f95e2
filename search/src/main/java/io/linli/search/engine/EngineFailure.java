package io.linli.search.engine;

import org.jspecify.annotations.Nullable;

/** Elasticsearch refused a request, or could not be reached. */
public final class EngineFailure extends RuntimeException {

    /** Stands for "no answer at all". */
    public static final int UNREACHABLE = 0;

    private static final int NOT_FOUND = 404;
    private static final int FIRST_SERVER_ERROR = 500;

    private final int status;

    EngineFailure(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** What is no answer of the server's own is the lack of one. */
    static EngineFailure of(Throwable failure) {
        return failure instanceof EngineFailure answered
                ? answered
                : new EngineFailure(UNREACHABLE, String.valueOf(failure.getMessage()), failure);
    }

    public int status() {
        return status;
    }

    /** The index or alias asked for does not exist (any more). */
    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Nothing is wrong with the request; it may succeed later. */
    public boolean isTransient() {
        return status == UNREACHABLE || status >= FIRST_SERVER_ERROR;
    }
}
