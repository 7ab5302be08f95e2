package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Buildings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.visits.OpenVisits;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.sheet.SheetFormat;
import io.linli.web.sheet.TableFiles;
import io.linli.web.visits.VisitListView;
import io.linli.web.visits.VisitLists;

/** Opening a group buy of visits, and who is visited when. */
@RolesAllowed({"leader", "property"})
abstract class VisitPages {

    private final Frames frames;
    private final DeskHosts hosts;
    private final Actors actors;
    private final Communities communities;
    private final Buildings buildings;
    private final ServiceItems services;
    private final OpenVisits open;
    private final VisitLists lists;
    private final TableFiles files;

    VisitPages(
            Frames frames,
            DeskHosts hosts,
            Actors actors,
            Communities communities,
            Buildings buildings,
            ServiceItems services,
            OpenVisits open,
            VisitLists lists,
            TableFiles files) {
        this.frames = frames;
        this.hosts = hosts;
        this.actors = actors;
        this.communities = communities;
        this.buildings = buildings;
        this.services = services;
        this.open = open;
        this.lists = lists;
        this.files = files;
    }

    /** The desk it is asked for at: {@code leader} or {@code property}. */
    abstract String desk();

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance newVisits(Frame frame, VisitsDesk desk, VisitsForm form);

        static native TemplateInstance visitList(Frame frame, String path, VisitListView list);
    }

    /** @param community one of the company's; absent: the first, or the leader's own */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> form(
            @QueryParam("community") @Nullable UUID community, @QueryParam("service") @Nullable UUID service) {
        return frames.frame().chain(frame -> hosts.of(desk())
                .chain(host -> desk(host, community))
                .map(shown -> frame.show(Templates.newVisits(
                        frame,
                        shown,
                        VisitsForm.usual(
                                Ids.next(),
                                shown.place().id(),
                                service,
                                LocalDate.now(shown.place().zone()))))));
    }

    /** What cannot be opened is shown again as it was typed. */
    @POST
    @Form
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> open(@BeanParam VisitsForm form) {
        return frames.frame().chain(frame -> hosts.of(desk())
                .chain(host -> desk(host, form.community).chain(shown -> opened(host, shown, form)
                        .map(campaign -> Replies.done(
                                "/" + desk() + "/campaigns/" + campaign.terms().id(), "visits-opened"))
                        .onFailure(Replies::isTold)
                        .recoverWithItem(failure -> refused(frame, shown, form, (Refusal) failure)))));
    }

    /** @param format csv or xlsx; a page without it */
    @GET
    @Path("{id}/list")
    @Produces({MediaType.TEXT_HTML, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    public Uni<Response> list(
            @PathParam("id") UUID id, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        var wanted = SheetFormat.of(format, headers);
        return hosts.of(desk())
                .chain(host -> lists.of(host, id))
                .chain(list -> wanted == SheetFormat.SHOWN
                        ? frames.frame().map(frame -> page(frame, id, list))
                        : files.file(wanted, VisitLists.table(list)));
    }

    private Uni<Campaign> opened(Host host, VisitsDesk shown, VisitsForm form) {
        return Uni.createFrom()
                .item(() -> form.request(host, shown.place().zone()))
                .chain(open::open);
    }

    private Uni<VisitsDesk> desk(Host host, @Nullable UUID community) {
        return places(host).chain(places -> {
            var place = pick(places, community);
            return services.inCommunity(place.id()).chain(offered -> buildings
                    .ofCommunity(place.companyId(), place.id())
                    .map(all -> new VisitsDesk("/" + desk() + "/visits", places, place, offered, all)));
        });
    }

    private Uni<List<Community>> places(Host host) {
        return host.leaderId() == null
                ? communities.ofCompany(host.companyId())
                : actors.resident()
                        .map(ResidentActor::communityId)
                        .chain(communities::get)
                        .map(List::of);
    }

    /** Refuses with: {@code community-not-found}. */
    private static Community pick(List<Community> places, @Nullable UUID wanted) {
        return places.stream()
                .filter(place -> wanted == null || place.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("community"));
    }

    private static Response refused(Frame frame, VisitsDesk shown, VisitsForm form, Refusal refusal) {
        var told = frame.refusing(refusal.code());
        return Response.ok(told.show(Templates.newVisits(told, shown, form.refused(refusal, frame))))
                .build();
    }

    private Response page(Frame frame, UUID id, VisitListView list) {
        return Response.ok(
                        frame.show(Templates.visitList(frame, "/" + desk() + "/campaigns/" + id, list)),
                        MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }
}
