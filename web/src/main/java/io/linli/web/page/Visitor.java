package io.linli.web.page;

import io.quarkus.qute.TemplateData;
import java.util.Set;

/**
 * Who looks at a page.
 *
 * @param signedIn false for anybody
 * @param name how to greet them; empty when nobody signed in
 * @param roles as Keycloak gives them
 */
@TemplateData
public record Visitor(boolean signedIn, String name, Set<String> roles) {

    static final Visitor ANYBODY = new Visitor(false, "", Set.of());

    /** The roles that have a console, in the order in which somebody who has several is sent to one. */
    private static final java.util.List<String> DESKS =
            java.util.List.of("property", "operator", "supplier", "technician");

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Somebody who shops: a resident, or a passer-by. */
    public boolean shops() {
        return !signedIn || is("resident");
    }

    /** Where they begin after signing in. */
    public String start() {
        if (is("resident")) {
            return "/";
        }
        return DESKS.stream()
                .filter(this::is)
                .findFirst()
                .map(role -> "/" + role)
                .orElse("/");
    }
}
