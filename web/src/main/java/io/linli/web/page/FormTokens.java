package io.linli.web.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * Makes sure that a form was sent from a page of ours and not by another site in the name of whoever is signed in: a random
 * token in a cookie that scripts cannot read must come back in the form.
 *
 * <p>Source: OWASP, Cross-Site Request Forgery Prevention, double submit cookie; besides, the session cookie is SameSite.
 */
class FormTokens {

    static final String FIELD = "csrf";
    private static final String COOKIE = "linli-form";
    private static final int BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The visitor's token; a new one is set with the answer. */
    static String of(RoutingContext routing) {
        Cookie known = routing.request().getCookie(COOKIE);
        return known != null && isToken(known.getValue()) ? known.getValue() : issue(routing);
    }

    @ServerRequestFilter
    @WithFormRead
    @Form
    void check(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        Cookie cookie = routing.request().getCookie(COOKIE);
        Object sent = ((org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext)
                        request.getServerRequestContext())
                .getFormParameter(FIELD, true, false);
        if (cookie == null || !same(cookie.getValue(), sent)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "form-expired",
                    "The form did not come from a page of ours, or is too old.");
        }
    }

    private static String issue(RoutingContext routing) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        routing.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(routing.request().isSSL())
                        .setSameSite(CookieSameSite.LAX));
        return token;
    }

    private static boolean same(String expected, @Nullable Object sent) {
        return isToken(expected)
                && sent instanceof String text
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isToken(String text) {
        return text.length() == BYTES / 3 * 4;
    }
}
