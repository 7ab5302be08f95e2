package io.linli.web.page;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Texts for what forms did and for refusals, by their stable codes. A code arrives in the address of the page after the
 * form; what is shown is only ever a text of ours.
 */
final class Notices {

    static final String DONE = "done";
    static final String REFUSED = "refused";
    private static final String BUNDLE = "messages/notices";
    private static final String UNKNOWN = "unknown-refusal";

    private Notices() {}

    static Optional<Notice> of(HttpServerRequest request, Locale locale) {
        String done = request.getParam(DONE);
        if (done != null) {
            return find(DONE + "." + done, locale).map(text -> new Notice(true, text));
        }
        String refused = request.getParam(REFUSED);
        return refused == null ? Optional.empty() : Optional.of(new Notice(false, refusal(refused, locale)));
    }

    /** @param what one of our own */
    static Notice done(String what, Locale locale) {
        return new Notice(true, find(DONE + "." + what, locale).orElseThrow());
    }

    /** Why a feed's row was not imported: by the code, or by its end, which says what is wrong with a column. */
    static String rejection(String code, Locale locale) {
        String tail = code;
        while (true) {
            var text = find("rejected." + tail, locale);
            int dash = tail.indexOf('-');
            if (text.isPresent() || dash < 0) {
                return text.orElse(code);
            }
            tail = tail.substring(dash + 1);
        }
    }

    static String refusal(String code, Locale locale) {
        return find(REFUSED + "." + code, locale)
                .or(() -> find(REFUSED + "." + UNKNOWN, locale))
                .orElseThrow();
    }

    private static Optional<String> find(String key, Locale locale) {
        try {
            return Optional.of(bundle(locale).getString(key));
        } catch (MissingResourceException missing) {
            return Optional.empty();
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(locale.getLanguage()),
                Notices.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
