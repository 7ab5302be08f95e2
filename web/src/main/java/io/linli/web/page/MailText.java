package io.linli.web.page;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;
import java.util.Optional;

import io.linli.web.page.Reading.Language;

/**
 * What a mail says.
 *
 * @param language {@code en} or {@code zh-Hans}
 * @param link to the page it is about
 * @param unsubscribe ends messages like it; empty where nobody can choose
 * @param preferences where everything is chosen; empty, too
 */
@TemplateData
public record MailText(
        String language, String title, String text, String link, String unsubscribe, String preferences) {

    private static final String CHINESE = "zh-Hans";

    /** @param language that was chosen or read last; Chinese where neither is known */
    public static MailText of(
            Optional<String> language, NoticeText said, String link, String unsubscribe, String preferences) {
        var spoken = Language.of(language.orElse("zh"));
        return new MailText(
                spoken == Language.ZH ? CHINESE : "en",
                said.title().in(spoken.locale()),
                said.text().in(spoken.locale()),
                link,
                unsubscribe,
                preferences);
    }

    /** The template in its language. */
    public TemplateInstance show(TemplateInstance template) {
        return template.setLocale(CHINESE.equals(language) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }
}
