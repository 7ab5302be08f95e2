package io.linli.web.page;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.notice.Notice;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.Reading.Language;

/** Puts notices of visits into words, with the time as the community's clock shows it. */
@ApplicationScoped
class VisitNoticeTexts {

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final ServiceItems items;
    private final Communities communities;

    VisitNoticeTexts(Tenancy tenancy, Bookings bookings, ServiceItems items, Communities communities) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.items = items;
        this.communities = communities;
    }

    /** By the ids of the notices. */
    @WithTransaction
    Uni<Map<UUID, NoticeText>> of(UUID companyId, List<Notice> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var ids = notices.stream().map(Notice::subjectId).distinct().toList();
        return tenancy.enter(companyId).chain(() -> bookings.byIds(ids)).chain(visits -> items.byIds(
                        visits.stream().map(Booking::serviceItemId).distinct().toList())
                .chain(services ->
                        communities.ofCompany(companyId).map(places -> texts(notices, visits, services, places))));
    }

    private static Map<UUID, NoticeText> texts(
            List<Notice> notices, List<Booking> visits, List<ServiceItem> services, List<Community> places) {
        var visitById = visits.stream().collect(Collectors.toMap(Booking::id, Function.identity()));
        var nameById = services.stream().collect(Collectors.toMap(ServiceItem::id, ServiceItem::name));
        var zoneById = places.stream().collect(Collectors.toMap(Community::id, Community::zone));
        return notices.stream().collect(Collectors.toMap(Notice::id, notice -> {
            var visit = visitById.get(notice.subjectId());
            return text(notice, nameById.get(visit.serviceItemId()), zoneById.get(visit.communityId()));
        }));
    }

    private static NoticeText text(Notice notice, LocalizedText service, ZoneId zone) {
        return new NoticeText(
                notice,
                inBoth(zone, (words, formats) -> title(notice, service.in(formats.locale()), words, formats)),
                inBoth(zone, (words, formats) -> text(notice, words, formats)),
                address(notice));
    }

    private static String title(Notice notice, String service, MessageWords words, Formats formats) {
        return switch (notice.kind()) {
            case VISIT_TOMORROW -> words.visitTomorrow(service, formats.time(starts(notice)));
            case VISIT_SOON -> words.visitSoon(service, formats.time(starts(notice)));
            case VISIT_ON_THE_WAY -> words.visitOnTheWay(service);
            case REVIEW_ASKED -> words.reviewAsked(service);
            case REVIEW_ANSWERED -> words.reviewAnswered(service);
            default -> throw new IllegalArgumentException("not of a visit: " + notice.kind());
        };
    }

    private static String text(Notice notice, MessageWords words, Formats formats) {
        return switch (notice.kind()) {
            case VISIT_TOMORROW -> words.visitTomorrowText(formats.date(starts(notice)), formats.time(starts(notice)));
            case VISIT_SOON -> words.visitSoonText(formats.time(starts(notice)));
            case VISIT_ON_THE_WAY -> words.visitOnTheWayText();
            case REVIEW_ASKED -> words.reviewAskedText(formats.date(starts(notice)));
            case REVIEW_ANSWERED -> words.reviewAnsweredText();
            default -> throw new IllegalArgumentException("not of a visit: " + notice.kind());
        };
    }

    private static String address(Notice notice) {
        return notice.kind() == NoticeKind.REVIEW_ASKED || notice.kind() == NoticeKind.REVIEW_ANSWERED
                ? "/me/visits/" + notice.subjectId() + "/review"
                : "/orders";
    }

    private static Instant starts(Notice notice) {
        return Instant.ofEpochSecond(notice.facts().number("startsAt"));
    }

    private static LocalizedText inBoth(ZoneId zone, BiFunction<MessageWords, Formats, String> said) {
        return new LocalizedText(in(Language.EN, zone, said), in(Language.ZH, zone, said));
    }

    private static String in(Language language, ZoneId zone, BiFunction<MessageWords, Formats, String> said) {
        var words = MessageBundles.get(
                MessageWords.class, Localized.Literal.of(language.locale().getLanguage()));
        return said.apply(words, new Formats(language.locale(), zone));
    }
}
