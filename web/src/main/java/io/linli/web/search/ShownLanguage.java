package io.linli.web.search;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language names are shown in. */
final class ShownLanguage {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private ShownLanguage() {}

    /**
     * The first of our languages that is wanted; English where none is, or the header makes no sense.
     *
     * @param language as a parameter, which goes before the header
     * @param accepted the header
     */
    static Locale of(@Nullable String language, @Nullable String accepted) {
        var wanted = language == null ? accepted : language;
        if (wanted == null || wanted.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(wanted), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException senseless) {
            return Locale.ENGLISH;
        }
    }
}
