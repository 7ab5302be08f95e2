package io.linli.web.page;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.notice.Notice;
import io.linli.web.page.Reading.Language;

/** Puts notices about visits into words, when they are read. */
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
            return visit == null
                    ? text(notice, LocalizedText.same(""), ZoneOffset.UTC)
                    : text(notice, nameById.get(visit.serviceItemId()), zoneById.get(visit.communityId()));
        }));
    }

    private static NoticeText text(Notice notice, LocalizedText service, ZoneId zone) {
        return notice.kind().reminds()
                ? new NoticeText(
                        notice,
                        inBoth(language -> ReminderTexts.title(notice, service.in(language.locale()), language, zone)),
                        inBoth(language -> ReminderTexts.text(notice, language, zone)),
                        ReminderTexts.address(notice))
                : new NoticeText(
                        notice,
                        inBoth(language -> BookedTexts.title(notice, service.in(language.locale()), language)),
                        inBoth(language -> BookedTexts.text(notice, language, zone)),
                        BookedTexts.root(notice.kind()) + notice.subjectId());
    }

    private static LocalizedText inBoth(Function<Language, String> said) {
        return new LocalizedText(said.apply(Language.EN), said.apply(Language.ZH));
    }
}
