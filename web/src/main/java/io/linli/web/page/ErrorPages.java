package io.linli.web.page;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Errors as pages where people look; programs keep getting problem details. */
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final int ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final List<String> PROGRAMS = List.of("/api/", "/webhooks/", "/q/", "/openapi");

    private final Frames frames;
    private final SignInRedirect signIn;

    ErrorPages(Frames frames, SignInRedirect signIn) {
        this.frames = frames;
        this.signIn = signIn;
    }

    /** What the error pages are made of. */
    @CheckedTemplate(basePath = "error")
    static class Templates {
        private Templates() {}

        /** @param kind {@code forbidden}, {@code missing}, {@code broken} or {@code refused} */
        static native TemplateInstance error(Frame frame, int status, String kind, String reason);
    }

    @ServerResponseFilter
    Uni<Void> show(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        if (response.getStatus() < ERROR || !isForPeople(request, routing)) {
            return Uni.createFrom().nullItem();
        }
        if (response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            return signIn.lead(routing, response);
        }
        return frames.frame()
                .onFailure()
                .recoverWithItem(frames::bare)
                .chain(frame -> frame.show(page(frame, response)).createUni())
                .invoke(html -> replace(response, html))
                .onFailure()
                .invoke(failure -> LOG.error("no error page", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static boolean isForPeople(ContainerRequestContext request, RoutingContext routing) {
        String path = routing.normalizedPath();
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return PROGRAMS.stream().noneMatch(path::startsWith) && accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static TemplateInstance page(Frame frame, ContainerResponseContext response) {
        int status = response.getStatus();
        String reason = code(response)
                .map(code -> Notices.refusal(code, frame.reading().language().locale()))
                .orElse("");
        return Templates.error(frame, status, kind(status), reason);
    }

    private static java.util.Optional<String> code(ContainerResponseContext response) {
        return response.getEntity() instanceof HttpProblem problem
                ? java.util.Optional.ofNullable(problem.getParameters().get("code"))
                        .map(Object::toString)
                : java.util.Optional.empty();
    }

    private static String kind(int status) {
        if (status >= SERVER_ERROR) {
            return "broken";
        }
        return switch (status) {
            case 403 -> "forbidden";
            case 404, 405 -> "missing";
            default -> "refused";
        };
    }

    private static void replace(ContainerResponseContext response, String html) {
        response.setEntity(html, null, MediaType.valueOf("text/html;charset=UTF-8"));
    }
}
