package io.linli.web.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

import io.linli.web.page.Reading.Language;

/**
 * Finds how somebody reads: by {@code ?lang=} and {@code ?text=}, which are remembered in a cookie, else by that cookie, else
 * by what the browser prefers.
 */
public final class Readings {

    static final String LANGUAGE = "lang";
    static final String TEXT = "text";
    private static final String LARGE = "large";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private Readings() {}

    /** How whoever sent this request reads. */
    public static Reading of(RoutingContext routing) {
        return new Reading(language(routing), largeText(routing));
    }

    private static Language language(RoutingContext routing) {
        return chosen(routing, LANGUAGE).map(Language::of).orElseGet(() -> preferred(routing));
    }

    private static boolean largeText(RoutingContext routing) {
        return chosen(routing, TEXT).map(LARGE::equals).orElse(false);
    }

    private static Language preferred(RoutingContext routing) {
        return routing.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(tag -> "en".equals(tag) || "zh".equals(tag))
                .findFirst()
                .map(Language::of)
                .orElse(Language.EN);
    }

    private static Optional<String> chosen(RoutingContext routing, String name) {
        String asked = routing.request().getParam(name);
        if (asked == null || routing.request().method() != io.vertx.core.http.HttpMethod.GET) {
            return Optional.ofNullable(routing.request().getCookie(cookie(name)))
                    .map(Cookie::getValue);
        }
        remember(routing, name, asked);
        return Optional.of(asked);
    }

    private static void remember(RoutingContext routing, String name, String value) {
        if (value.length() <= 8 && value.chars().allMatch(letter -> Character.isLetter(letter) || letter == '-')) {
            routing.response()
                    .addCookie(Cookie.cookie(cookie(name), value)
                            .setPath("/")
                            .setMaxAge(REMEMBERED.toSeconds())
                            .setHttpOnly(true)
                            .setSecure(routing.request().isSSL())
                            .setSameSite(CookieSameSite.LAX));
        }
    }

    private static String cookie(String name) {
        return "linli-" + name;
    }
}
