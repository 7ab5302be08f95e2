package io.linli.web.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Nobody has signed in where somebody must. Comes before the library's own answer (priority USER - 1), which this platform breaks. */
class SignInMissing {

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION)
    Response map(UnauthorizedException missing) {
        return HttpProblem.builder()
                .withType(URI.create("urn:linli:problem:sign-in-missing"))
                .withTitle("Sign-in missing")
                .withStatus(Status.UNAUTHORIZED)
                .withDetail("Sign in and send the access token as a bearer.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .with("code", "sign-in-missing")
                .build()
                .toResponse();
    }
}
