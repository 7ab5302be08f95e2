package io.linli.web.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.Instant;
import java.time.ZoneId;

import io.linli.marketplace.notice.Notice;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.Reading.Language;

/** Reminders of visits and of their reviews in words, with the time as the community's clock shows it. */
final class ReminderTexts {

    private ReminderTexts() {}

    static String address(Notice notice) {
        String visit = "/me/visits/" + notice.subjectId();
        return notice.kind() == NoticeKind.REVIEW_ASKED || notice.kind() == NoticeKind.REVIEW_ANSWERED
                ? visit + "/review"
                : visit;
    }

    static String title(Notice notice, String service, Language language, ZoneId zone) {
        var words = words(language);
        var formats = new Formats(language.locale(), zone);
        return switch (notice.kind()) {
            case VISIT_TOMORROW -> words.visitTomorrow(service, formats.time(starts(notice)));
            case VISIT_SOON -> words.visitSoon(service, formats.time(starts(notice)));
            case VISIT_ON_THE_WAY -> words.visitOnTheWay(service);
            case REVIEW_ASKED -> words.reviewAsked(service);
            case REVIEW_ANSWERED -> words.reviewAnswered(service);
            default -> throw new IllegalArgumentException("not of a visit: " + notice.kind());
        };
    }

    static String text(Notice notice, Language language, ZoneId zone) {
        var words = words(language);
        var formats = new Formats(language.locale(), zone);
        return switch (notice.kind()) {
            case VISIT_TOMORROW -> words.visitTomorrowText(formats.date(starts(notice)), formats.time(starts(notice)));
            case VISIT_SOON -> words.visitSoonText(formats.time(starts(notice)));
            case VISIT_ON_THE_WAY -> words.visitOnTheWayText();
            case REVIEW_ASKED -> words.reviewAskedText(formats.date(starts(notice)));
            case REVIEW_ANSWERED -> words.reviewAnsweredText();
            default -> throw new IllegalArgumentException("not of a visit: " + notice.kind());
        };
    }

    private static Instant starts(Notice notice) {
        return Instant.ofEpochSecond(notice.facts().number("startsAt"));
    }

    private static MessageWords words(Language language) {
        return MessageBundles.get(
                MessageWords.class, Localized.Literal.of(language.locale().getLanguage()));
    }
}
