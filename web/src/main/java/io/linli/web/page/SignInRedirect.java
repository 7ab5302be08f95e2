package io.linli.web.page;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;

/** Where a page needs a sign-in and nobody signed in: leads to Keycloak, and afterwards back. */
@ApplicationScoped
class SignInRedirect {

    private final HttpAuthenticator authenticator;

    SignInRedirect(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Turns the refused answer into a redirect. What a form had sent is not sent again by itself. */
    Uni<Void> lead(RoutingContext routing, ContainerResponseContext response) {
        if (routing.request().method() != HttpMethod.GET) {
            redirect(response, "/sign-in?to=" + Address.encode(pageOfForm(routing)));
            return Uni.createFrom().voidItem();
        }
        return authenticator
                .getChallenge(routing)
                .invoke(challenge -> apply(challenge, response))
                .replaceWithVoid();
    }

    private static void apply(ChallengeData challenge, ContainerResponseContext response) {
        response.setStatus(challenge.status);
        response.setEntity(null);
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        challenge.getHeaders().forEach((name, value) -> response.getHeaders().putSingle(name.toString(), value));
    }

    private static void redirect(ContainerResponseContext response, String address) {
        response.setStatus(Status.SEE_OTHER.getStatusCode());
        response.setEntity(null);
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        response.getHeaders().putSingle(HttpHeaders.LOCATION, address);
    }

    private static String pageOfForm(RoutingContext routing) {
        String page = routing.request().getHeader("Referer");
        try {
            return page == null ? "/" : Replies.local(URI.create(page).getPath(), "/");
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }
}
