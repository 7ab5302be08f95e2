package io.linli.web.page;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.notice.Notice;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.Reading.Language;

/** Puts notices about visits into words, when they are read. */
@ApplicationScoped
class VisitNoticeTexts {

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final ServiceItems items;

    VisitNoticeTexts(Tenancy tenancy, Bookings bookings, ServiceItems items) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.items = items;
    }

    /** Those of the notices that are about visits, by their ids. */
    @WithTransaction
    Uni<Map<UUID, NoticeText>> of(UUID companyId, List<Notice> notices) {
        var ofVisits =
                notices.stream().filter(notice -> notice.kind().ofVisit()).toList();
        if (ofVisits.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tenancy.enter(companyId)
                .chain(() -> bookings.byIds(
                        ofVisits.stream().map(Notice::subjectId).distinct().toList()))
                .chain(found -> items.byIds(found.stream()
                                .map(Booking::serviceItemId)
                                .distinct()
                                .toList())
                        .map(services -> texts(ofVisits, names(found, services))));
    }

    private static Map<UUID, LocalizedText> names(List<Booking> bookings, List<ServiceItem> items) {
        var byItem = items.stream().collect(Collectors.toMap(ServiceItem::id, ServiceItem::name));
        return bookings.stream().collect(Collectors.toMap(Booking::id, booking -> byItem.get(booking.serviceItemId())));
    }

    private static Map<UUID, NoticeText> texts(List<Notice> notices, Map<UUID, LocalizedText> names) {
        var texts = new HashMap<UUID, NoticeText>();
        for (var notice : notices) {
            var name = names.getOrDefault(notice.subjectId(), LocalizedText.same(""));
            texts.put(
                    notice.id(),
                    new NoticeText(
                            notice,
                            inBoth(language -> title(notice, name.in(language.locale()), words(language))),
                            inBoth(language -> text(notice, words(language), language)),
                            root(notice.kind()) + notice.subjectId()));
        }
        return texts;
    }

    private static String root(NoticeKind kind) {
        return switch (kind) {
            case VISIT_QUOTE_GIVEN -> "/me/quotes/";
            case VISIT_SERIES_NO_TIME -> "/me/series/";
            default -> "/me/visits/";
        };
    }

    private static String title(Notice notice, String name, BookedWords words) {
        return switch (notice.kind()) {
            case VISIT_CALLED_OFF -> words.toldCalledOff(name);
            case VISIT_TIME_PROPOSED -> words.toldProposed(name);
            case VISIT_EXCUSED -> words.toldExcused(name);
            case VISIT_REASSIGNED -> words.toldReassigned(name);
            case VISIT_AT_THE_DOOR -> words.toldAtDoor(name);
            case VISIT_CALLED_ABSENT -> words.toldAbsent(name);
            case VISIT_CONTESTED -> words.toldContested(name);
            case VISIT_MISSED -> words.toldMissed(name);
            case VISIT_QUOTE_GIVEN -> words.toldQuoted();
            case VISIT_SERIES_PLANNED -> words.toldSeries(name);
            case VISIT_SERIES_MOVED -> words.toldSeriesMoved(name);
            case VISIT_SERIES_NO_TIME -> words.toldSeriesNoTime();
            case VISIT_EXTRA_WORK_PROPOSED -> words.toldExtra(name);
            default -> throw new IllegalArgumentException("not about a visit: " + notice.kind());
        };
    }

    private static String text(Notice notice, BookedWords words, Language language) {
        return switch (notice.kind()) {
            case VISIT_CALLED_OFF -> words.toldCalledOffText(back(notice, language));
            case VISIT_TIME_PROPOSED -> words.toldProposedText();
            case VISIT_EXCUSED -> words.toldExcusedText();
            case VISIT_REASSIGNED -> words.toldReassignedText();
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
            case VISIT_SERIES_NO_TIME -> words.toldSeriesNoTimeText();
            case VISIT_EXTRA_WORK_PROPOSED -> words.toldExtraText(back(notice, language));
            default -> throw new IllegalArgumentException("not about a visit: " + notice.kind());
        };
    }

    private static String back(Notice notice, Language language) {
        return new Formats(language.locale(), ZoneOffset.UTC)
                .money(notice.facts().money("back"));
    }

    private static BookedWords words(Language language) {
        return MessageBundles.get(
                BookedWords.class, Localized.Literal.of(language.locale().getLanguage()));
    }

    private static LocalizedText inBoth(Function<Language, String> said) {
        return new LocalizedText(said.apply(Language.EN), said.apply(Language.ZH));
    }
}
