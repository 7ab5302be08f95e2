package io.linli.web.message;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.linli.web.identity.Contacts;
import io.linli.web.page.Readings;

/** Keeps the verified address in the token of whoever asks for anything, and the language of the page. Never in anybody's way. */
@Singleton
class RememberContacts {

    private static final Logger LOG = Logger.getLogger(RememberContacts.class);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    private final SecurityIdentity identity;
    private final Contacts contacts;

    RememberContacts(SecurityIdentity identity, Contacts contacts) {
        this.identity = identity;
        this.contacts = contacts;
    }

    @ServerRequestFilter
    Uni<Void> remember(RoutingContext routing) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || !Boolean.TRUE.equals(verified(token))) {
            return Uni.createFrom().voidItem();
        }
        String address = token.getClaim("email");
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return Uni.createFrom().voidItem();
        }
        return contacts.keep(token.getSubject(), address, language(routing))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("contact not kept: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }

    private static Object verified(JsonWebToken token) {
        return token.getClaim("email_verified");
    }

    private static String language(RoutingContext routing) {
        return routing.normalizedPath().startsWith("/api/")
                ? ""
                : Readings.of(routing).language().code();
    }
}
