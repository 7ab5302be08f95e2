package io.linli.web.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.impl.NoStackTraceThrowable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.linli.catalog.kernel.Refusal;

/**
 * A request that waited in vain for a connection to the database is asked to come again: nothing was done for it. The driver's
 * pool says so by a throwable without a type of its own.
 */
class DatabaseBusy {

    private static final Logger LOG = Logger.getLogger(DatabaseBusy.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response map(NoStackTraceThrowable failure) {
        LOG.errorf("the database was not reached: %s", failure.getMessage());
        if (!"Timeout".equals(failure.getMessage())) {
            return HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR).toResponse();
        }
        var busy = RefusalMapper.problem(new Refusal(
                Refusal.Kind.UNAVAILABLE, "too-busy", "Too many people are here at this moment. Please try again."));
        return HttpProblem.builder(busy)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
