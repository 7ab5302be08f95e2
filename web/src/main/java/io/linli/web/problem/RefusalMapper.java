package io.linli.web.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.linli.catalog.kernel.Refusal;

/** Refusals as problem details: the code is stable, the detail is for people. */
class RefusalMapper {

    private static final int UNPROCESSABLE = 422;
    private static final Map<Refusal.Kind, Integer> STATUS = Map.of(
            Refusal.Kind.INVALID, Status.BAD_REQUEST.getStatusCode(),
            Refusal.Kind.FORBIDDEN, Status.FORBIDDEN.getStatusCode(),
            Refusal.Kind.NOT_FOUND, Status.NOT_FOUND.getStatusCode(),
            Refusal.Kind.CONFLICT, Status.CONFLICT.getStatusCode(),
            Refusal.Kind.UNPROCESSABLE, UNPROCESSABLE,
            Refusal.Kind.TOO_LARGE, Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
            Refusal.Kind.UNAVAILABLE, Status.SERVICE_UNAVAILABLE.getStatusCode());

    @ServerExceptionMapper
    Response map(Refusal refusal) {
        return problem(refusal).toResponse();
    }

    static HttpProblem problem(Refusal refusal) {
        var problem = HttpProblem.builder()
                .withType(URI.create("urn:linli:problem:" + refusal.code()))
                .withTitle(title(refusal.code()))
                .withStatus(STATUS.get(refusal.kind()))
                .withDetail(refusal.getMessage())
                .with("code", refusal.code());
        refusal.facts().forEach(problem::with);
        return problem.build();
    }

    /** {@code sold-out} as "Sold out". */
    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
