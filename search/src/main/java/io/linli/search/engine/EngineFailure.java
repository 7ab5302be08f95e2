package io.linli.search.engine;

/** Elasticsearch refused a request, or could not be reached. */
public final class EngineFailure extends RuntimeException {

    /** Stands for "no answer at all". */
    public static final int UNREACHABLE = 0;

    private static final int NOT_FOUND = 404;
    private static final int FIRST_SERVER_ERROR = 500;

    private final int status;

    EngineFailure(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
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
