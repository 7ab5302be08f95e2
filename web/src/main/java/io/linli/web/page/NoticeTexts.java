package io.linli.web.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.announcement.Announcement;
import io.linli.marketplace.announcement.Announcements;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.notice.Notice;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.Reading.Language;

/** Puts notices into words, when they are read. */
@ApplicationScoped
public class NoticeTexts {

    private final Campaigns campaigns;
    private final Announcements announcements;

    NoticeTexts(Campaigns campaigns, Announcements announcements) {
        this.campaigns = campaigns;
        this.announcements = announcements;
    }

    /** One language's words, and how it writes money. */
    private record Speech(Language language, NoticeWords words, Formats formats) {

        static Speech of(Language language) {
            var words = MessageBundles.get(
                    NoticeWords.class, Localized.Literal.of(language.locale().getLanguage()));
            return new Speech(language, words, new Formats(language.locale(), ZoneOffset.UTC));
        }

        String money(Notice notice, String fact) {
            return formats.money(notice.facts().money(fact));
        }
    }

    /** @param companyId whose notices they are */
    public Uni<List<NoticeText>> of(UUID companyId, List<Notice> notices) {
        var subjects = notices.stream().map(Notice::subjectId).distinct().toList();
        var announced = notices.stream()
                .filter(notice -> notice.kind() == NoticeKind.CAMPAIGN_ANNOUNCEMENT)
                .map(Notice::causeId)
                .toList();
        return campaigns.byIds(subjects).map(NoticeTexts::names).chain(names -> announcements
                .byIds(companyId, announced)
                .map(NoticeTexts::texts)
                .map(texts -> notices.stream()
                        .map(notice -> text(notice, names.get(notice.subjectId()), texts))
                        .toList()));
    }

    private static Map<UUID, LocalizedText> names(List<Campaign> found) {
        return found.stream()
                .collect(Collectors.toMap(campaign -> campaign.terms().id(), campaign -> campaign.terms()
                        .title()));
    }

    private static Map<UUID, String> texts(List<Announcement> found) {
        return found.stream().collect(Collectors.toMap(Announcement::id, Announcement::text));
    }

    private static NoticeText text(Notice notice, LocalizedText name, Map<UUID, String> announced) {
        return new NoticeText(
                notice,
                inBoth(speech -> title(notice, name.in(speech.language().locale()), speech.words())),
                inBoth(speech -> text(notice, speech, announced)),
                "/campaigns/" + notice.subjectId());
    }

    private static String title(Notice notice, String name, NoticeWords words) {
        return switch (notice.kind()) {
            case CAMPAIGN_SUCCEEDED -> words.succeeded(name);
            case CAMPAIGN_FAILED -> words.failed(name);
            case CAMPAIGN_CANCELLED -> words.cancelled(name);
            case CAMPAIGN_EXTENDED -> words.extended(name);
            case CAMPAIGN_ANNOUNCEMENT -> words.announced(name);
        };
    }

    private static String text(Notice notice, Speech speech, Map<UUID, String> announced) {
        return switch (notice.kind()) {
            case CAMPAIGN_SUCCEEDED -> succeeded(notice, speech);
            case CAMPAIGN_FAILED -> failed(notice, speech);
            case CAMPAIGN_CANCELLED -> cancelled(notice, speech);
            case CAMPAIGN_EXTENDED -> speech.words().extendedText();
            case CAMPAIGN_ANNOUNCEMENT -> announced.getOrDefault(notice.causeId(), "");
        };
    }

    private static String succeeded(Notice notice, Speech speech) {
        if (!notice.facts().has("price")) {
            return speech.words().succeededSeveral();
        }
        Money first = notice.facts().money("price");
        return notice.facts().money("finalPrice").equals(first)
                ? speech.words().succeededText(speech.money(notice, "price"))
                : speech.words().succeededCheaper(speech.money(notice, "finalPrice"), speech.money(notice, "price"));
    }

    private static String cancelled(Notice notice, Speech speech) {
        return notice.facts().money("back").isPositive()
                ? speech.words().cancelledBack(speech.money(notice, "back"))
                : speech.words().cancelledFree();
    }

    private static String failed(Notice notice, Speech speech) {
        if (notice.facts().has("alone")) {
            return speech.words().failedAlone(notice.facts().number("alone"));
        }
        return notice.facts().money("back").isPositive()
                ? speech.words().failedBack(speech.money(notice, "back"))
                : speech.words().failedFree();
    }

    private static LocalizedText inBoth(Function<Speech, String> said) {
        return new LocalizedText(said.apply(Speech.of(Language.EN)), said.apply(Speech.of(Language.ZH)));
    }
}
