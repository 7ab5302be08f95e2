package io.linli.catalog.kernel;

import java.util.Locale;

/**
 * A text in the two languages people read here. Where only one is known, both hold it.
 *
 * @param en English
 * @param zh Simplified Chinese
 */
public record LocalizedText(String en, String zh) {

    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }

    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}
