package io.linli.web.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.linli.marketplace.notice.Notice;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.Reading.Language;

/** What became of a visit, its series or its price, in words. */
final class BookedTexts {

    private BookedTexts() {}

    /** Where the page of the subject is. */
    static String root(NoticeKind kind) {
        return switch (kind) {
            case VISIT_QUOTE_GIVEN -> "/me/quotes/";
            case VISIT_SERIES_NO_TIME -> "/me/series/";
            default -> "/me/visits/";
        };
    }

    static String title(Notice notice, String name, Language language) {
        var words = words(language);
        return switch (notice.kind()) {
            case VISIT_CALLED_OFF -> words.toldCalledOff(name);
            case VISIT_TIME_PROPOSED -> words.toldProposed(name);
            case VISIT_EXCUSED -> words.toldExcused(name);
            case VISIT_REASSIGNED -> words.toldReassigned(name);
            case VISIT_STANDS -> words.toldStands(name);
            case VISIT_AT_THE_DOOR -> words.toldAtDoor(name);
            case VISIT_CALLED_ABSENT -> words.toldAbsent(name);
            case VISIT_CONTESTED -> words.toldContested(name);
            case VISIT_MISSED -> words.toldMissed(name);
            case VISIT_QUOTE_GIVEN -> words.toldQuoted();
            case VISIT_SERIES_PLANNED -> words.toldSeries(name);
            case VISIT_SERIES_MOVED -> words.toldSeriesMoved(name);
            case VISIT_SERIES_UNPAID -> words.toldSeriesUnpaid(name);
            case VISIT_SERIES_NO_TIME -> words.toldSeriesNoTime();
            case VISIT_EXTRA_WORK_PROPOSED -> words.toldExtra(name);
            default -> throw new IllegalArgumentException("not about a visit: " + notice.kind());
        };
    }

    /** @param zone where the visit is */
    static String text(Notice notice, Language language, ZoneId zone) {
        var words = words(language);
        return switch (notice.kind()) {
            case VISIT_CALLED_OFF -> words.toldCalledOffText(back(notice, language));
            case VISIT_TIME_PROPOSED -> words.toldProposedText();
            case VISIT_EXCUSED -> words.toldExcusedText();
            case VISIT_REASSIGNED -> words.toldReassignedText();
            case VISIT_STANDS -> words.toldStandsText();
            case VISIT_AT_THE_DOOR -> words.toldAtDoorText();
            case VISIT_CALLED_ABSENT -> words.toldAbsentText();
            case VISIT_CONTESTED -> words.toldContestedText();
            case VISIT_MISSED ->
                notice.facts().money("back").isZero()
                        ? words.toldMissedNothing()
                        : words.toldMissedText(back(notice, language));
            case VISIT_QUOTE_GIVEN -> words.toldQuotedText(back(notice, language));
            case VISIT_SERIES_PLANNED -> words.toldSeriesText(back(notice, language));
            case VISIT_SERIES_MOVED -> words.toldSeriesMovedText(back(notice, language));
            case VISIT_SERIES_UNPAID ->
                words.toldSeriesUnpaidText(payUntil(notice, language, zone), back(notice, language));
            case VISIT_SERIES_NO_TIME -> words.toldSeriesNoTimeText();
            case VISIT_EXTRA_WORK_PROPOSED -> words.toldExtraText(back(notice, language));
            default -> throw new IllegalArgumentException("not about a visit: " + notice.kind());
        };
    }

    private static String payUntil(Notice notice, Language language, ZoneId zone) {
        return new Formats(language.locale(), zone)
                .dateTime(Instant.ofEpochSecond(notice.facts().number("payUntil")));
    }

    private static String back(Notice notice, Language language) {
        return new Formats(language.locale(), ZoneOffset.UTC)
                .money(notice.facts().money("back"));
    }

    private static BookedWords words(Language language) {
        return MessageBundles.get(
                BookedWords.class, Localized.Literal.of(language.locale().getLanguage()));
    }
}
