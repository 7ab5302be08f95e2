package io.linli.web.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.notice.TechnicianNotices;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.marketplace.notice.ResidentNotices;
import io.linli.marketplace.order.Carts;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/**
 * Makes the frame of the page that is being asked for: who looks, at which community, in which language.
 *
 * <p>A resident is at home in the own community; anybody else looks at the one chosen by {@code ?community=}, remembered in a
 * cookie, or else at the first.
 */
@ApplicationScoped
public class Frames {

    private static final String CHOICE = "community";
    private static final String CHOICE_COOKIE = "linli-community";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CurrentVertxRequest current;
    private final SecurityIdentity identity;
    private final Actors actors;
    private final Communities communities;
    private final PropertyCompanies companies;
    private final Carts carts;
    private final ResidentNotices notices;
    private final TechnicianNotices told;
    private final Clock clock;

    Frames(
            CurrentVertxRequest current,
            SecurityIdentity identity,
            Actors actors,
            Communities communities,
            PropertyCompanies companies,
            Carts carts,
            ResidentNotices notices,
            TechnicianNotices told,
            Clock clock) {
        this.current = current;
        this.identity = identity;
        this.actors = actors;
        this.communities = communities;
        this.companies = companies;
        this.carts = carts;
        this.notices = notices;
        this.told = told;
        this.clock = clock;
    }

    /** The frame of this request's page. */
    public Uni<Frame> frame() {
        return resident().chain(found -> found.map(this::ofResident).orElseGet(this::ofVisitor));
    }

    /** The signed-in resident; empty for anybody else. */
    public Uni<Optional<ResidentActor>> resident() {
        if (identity.isAnonymous() || !identity.hasRole("resident")) {
            return Uni.createFrom().item(Optional.empty());
        }
        return actors.resident().map(Optional::of).onFailure(Refusal.class).recoverWithItem(Optional.empty());
    }

    /** For a part of a page that is the same for everybody, in a community's time. */
    public Uni<Frame> anybodyAt(UUID communityId) {
        return communities.get(communityId).chain(this::place).map(place -> frame(Visitor.ANYBODY, place, 0, 0));
    }

    /** A frame that needs no server but this one: for error pages. */
    Frame bare() {
        return frame(visitor(null), null, 0, 0);
    }

    private Uni<Frame> ofResident(ResidentActor resident) {
        var reader = resident.toResident();
        return communities.get(resident.communityId()).chain(this::place).chain(place -> carts.countLines(reader)
                .chain(lines -> notices.unread(reader)
                        .map(unread -> frame(visitor(resident.displayName()), place, lines, unread))));
    }

    private Uni<Frame> ofVisitor() {
        return communities
                .list()
                .map(this::chosen)
                .chain(community -> community.map(this::place).orElseGet(() -> Uni.createFrom()
                        .nullItem()))
                .chain(place -> unread().map(unread -> frame(visitor(null), place, 0, unread)));
    }

    /** Of a technician; anybody else who is no resident is told nothing. */
    private Uni<Long> unread() {
        return identity.hasRole("technician")
                ? actors.technician()
                        .chain(told::unread)
                        .onFailure(Refusal.class)
                        .recoverWithItem(0L)
                : Uni.createFrom().item(0L);
    }

    private Uni<Place> place(Community community) {
        return companies.get(community.companyId()).map(company -> new Place(community, company));
    }

    private Optional<Community> chosen(List<Community> all) {
        var routing = current.getCurrent();
        String asked = routing.request().getParam(CHOICE);
        Cookie remembered = routing.request().getCookie(CHOICE_COOKIE);
        String code = asked != null ? asked : remembered != null ? remembered.getValue() : "";
        var found = all.stream()
                .filter(community -> community.code().equals(code) || isId(community.id(), code))
                .findFirst();
        if (asked != null) {
            found.ifPresent(community -> remember(routing, community));
        }
        return found.or(() -> all.stream().findFirst());
    }

    private static boolean isId(UUID id, String text) {
        return id.toString().equals(text);
    }

    private static void remember(RoutingContext routing, Community community) {
        routing.response()
                .addCookie(Cookie.cookie(CHOICE_COOKIE, community.code())
                        .setPath("/")
                        .setMaxAge(REMEMBERED.toSeconds())
                        .setHttpOnly(true)
                        .setSecure(routing.request().isSSL())
                        .setSameSite(CookieSameSite.LAX));
    }

    private Frame frame(Visitor visitor, @Nullable Place place, long cartCount, long unreadCount) {
        var routing = current.getCurrent();
        var reading = Readings.of(routing);
        return new Frame(
                reading,
                Address.of(routing),
                visitor,
                place,
                cartCount,
                unreadCount,
                FormTokens.of(routing),
                Notices.of(routing.request(), reading.language().locale()).orElse(null),
                clock.instant());
    }

    private Visitor visitor(@Nullable String displayName) {
        if (identity.isAnonymous()) {
            return Visitor.ANYBODY;
        }
        return new Visitor(true, displayName == null ? actors.accountName() : displayName, identity.getRoles());
    }
}
