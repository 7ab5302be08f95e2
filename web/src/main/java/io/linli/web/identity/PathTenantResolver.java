package io.linli.web.identity;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two ways to sign in: programs bring a bearer token, people on pages are sent to Keycloak and keep a cookie. */
@ApplicationScoped
class PathTenantResolver implements TenantResolver {

    private static final String PAGES = "pages";
    private static final List<String> PROGRAMS = List.of("/api/", "/webhooks/", "/q/", "/openapi");

    @Override
    public @Nullable String resolve(RoutingContext context) {
        String path = context.normalizedPath();
        return PROGRAMS.stream().anyMatch(path::startsWith) ? null : PAGES;
    }
}
