package io.linli.web.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.announcement.Announcement;
import io.linli.marketplace.announcement.Announcements;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.Substitution;
import io.linli.marketplace.campaign.Substitutions;
import io.linli.marketplace.notice.Notice;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.Reading.Language;

/** Puts notices into words, when they are read. */
@ApplicationScoped
public class NoticeTexts {

    private final Campaigns campaigns;
    private final Announcements announcements;
    private final Substitutions substitutions;
    private final Offers offers;
    private final VisitNoticeTexts visits;

    NoticeTexts(
            Campaigns campaigns,
            Announcements announcements,
            Substitutions substitutions,
            Offers offers,
            VisitNoticeTexts visits) {
        this.visits = visits;
        this.campaigns = campaigns;
        this.announcements = announcements;
        this.substitutions = substitutions;
        this.offers = offers;
    }

    /** What was read so far, one kind after the other: by the ids that notices name. */
    private static final class Found {
        private Map<UUID, LocalizedText> titles = Map.of();
        private Map<UUID, String> announced = Map.of();
        private Map<UUID, Substitution> substitutions = Map.of();
        private Map<UUID, LocalizedText> goods = Map.of();

        private List<UUID> offerIds() {
            return substitutions.values().stream()
                    .flatMap(one -> Stream.of(one.offerId(), one.insteadOf()))
                    .distinct()
                    .toList();
        }
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
        var found = new Found();
        return campaigns
                .byIds(notices.stream()
                        .filter(notice -> !notice.kind().ofVisit())
                        .map(Notice::subjectId)
                        .distinct()
                        .toList())
                .invoke(campaigns -> found.titles = titles(campaigns))
                .chain(() -> announcements.byIds(companyId, causes(notices, NoticeKind.CAMPAIGN_ANNOUNCEMENT)))
                .invoke(announced -> found.announced = texts(announced))
                .chain(() -> substitutions.byIds(causes(notices, NoticeKind.ITEM_SUBSTITUTED)))
                .invoke(substituted -> found.substitutions = byId(substituted))
                .chain(() -> offers.byIds(found.offerIds()))
                .invoke(goods -> found.goods = names(goods))
                .chain(() -> visits.of(companyId, notices))
                .map(ofVisits -> notices.stream()
                        .map(notice ->
                                ofVisits.containsKey(notice.id()) ? ofVisits.get(notice.id()) : text(notice, found))
                        .toList());
    }

    private static List<UUID> causes(List<Notice> notices, NoticeKind kind) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind)
                .map(Notice::causeId)
                .distinct()
                .toList();
    }

    private static Map<UUID, Substitution> byId(List<Substitution> found) {
        return found.stream().collect(Collectors.toMap(Substitution::id, Function.identity()));
    }

    private static Map<UUID, LocalizedText> names(List<OfferListing> found) {
        return found.stream().collect(Collectors.toMap(OfferListing::offerId, OfferListing::name));
    }

    private static Map<UUID, LocalizedText> titles(List<Campaign> found) {
        return found.stream()
                .collect(Collectors.toMap(campaign -> campaign.terms().id(), campaign -> campaign.terms()
                        .title()));
    }

    private static Map<UUID, String> texts(List<Announcement> found) {
        return found.stream().collect(Collectors.toMap(Announcement::id, Announcement::text));
    }

    private static NoticeText text(Notice notice, Found found) {
        var name = found.titles.get(notice.subjectId());
        return new NoticeText(
                notice,
                inBoth(speech -> title(notice, name.in(speech.language().locale()), speech.words())),
                inBoth(speech -> text(notice, speech, found)),
                "/campaigns/" + notice.subjectId());
    }

    private static String title(Notice notice, String name, NoticeWords words) {
        return switch (notice.kind()) {
            case CAMPAIGN_SUCCEEDED -> words.succeeded(name);
            case CAMPAIGN_FAILED -> words.failed(name);
            case CAMPAIGN_CANCELLED -> words.cancelled(name);
            case CAMPAIGN_EXTENDED -> words.extended(name);
            case CAMPAIGN_ANNOUNCEMENT -> words.announced(name);
            case ITEM_SUBSTITUTED -> words.substituted(name);
            default -> throw new IllegalArgumentException("not about a group-buy: " + notice.kind());
        };
    }

    private static String text(Notice notice, Speech speech, Found found) {
        return switch (notice.kind()) {
            case CAMPAIGN_SUCCEEDED -> succeeded(notice, speech);
            case CAMPAIGN_FAILED -> failed(notice, speech);
            case CAMPAIGN_CANCELLED -> cancelled(notice, speech);
            case CAMPAIGN_EXTENDED -> speech.words().extendedText();
            case CAMPAIGN_ANNOUNCEMENT -> found.announced.getOrDefault(notice.causeId(), "");
            case ITEM_SUBSTITUTED -> substituted(notice, speech, found);
            default -> throw new IllegalArgumentException("not about a group-buy: " + notice.kind());
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

    /** Who had some of it and takes a substitute of a part of it only is told both. */
    private static String substituted(Notice notice, Speech speech, Found found) {
        var substitution = found.substitutions.get(notice.causeId());
        var locale = speech.language().locale();
        var was = found.goods.get(substitution.insteadOf()).in(locale);
        var said = new ArrayList<String>();
        if (notice.facts().has("moved")) {
            said.add(speech.words()
                    .substitutedMoved(
                            was,
                            notice.facts().number("moved"),
                            found.goods.get(substitution.offerId()).in(locale),
                            speech.formats().money(substitution.price())));
        }
        if (notice.facts().has("back")) {
            said.add(speech.words().substitutedBack(was, notice.facts().number("given"), speech.money(notice, "back")));
        } else if (notice.facts().has("given")) {
            said.add(speech.words().substitutedFree(was, notice.facts().number("given")));
        }
        return String.join(speech.language() == Language.ZH ? "" : " ", said);
    }

    private static LocalizedText inBoth(Function<Speech, String> said) {
        return new LocalizedText(said.apply(Speech.of(Language.EN)), said.apply(Speech.of(Language.ZH)));
    }
}
