package io.linli.web.page;

import java.util.Locale;

/**
 * How somebody reads: in which language, and how large.
 *
 * @param language English or Simplified Chinese
 */
public record Reading(Language language, boolean largeText) {

    /** The languages the pages speak. */
    public enum Language {
        EN(Locale.ENGLISH),
        ZH(Locale.SIMPLIFIED_CHINESE);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        /** For {@code lang} attributes and choice links. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Locale locale() {
            return locale;
        }

        /** Chinese if it says so, otherwise English. */
        static Language of(String tag) {
            return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
        }
    }
}
