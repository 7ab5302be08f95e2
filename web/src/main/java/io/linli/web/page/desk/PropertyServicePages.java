package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.fulfillment.job.Gate;
import io.linli.fulfillment.job.Gates;
import io.linli.fulfillment.job.ServiceQuality;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.visitdispute.VisitFigures;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Home services in a property company's communities: what was done, how well, its share; and its gates. */
@Path("/property/services")
@RolesAllowed("property")
@Produces(MediaType.TEXT_HTML)
public class PropertyServicePages {

    private static final String HERE = "/property/services";
    private static final Duration BACK = Duration.ofDays(90);

    private final Frames frames;
    private final Actors actors;
    private final ServiceQuality quality;
    private final VisitFigures figures;
    private final Gates gates;
    private final Suppliers suppliers;
    private final Communities communities;

    PropertyServicePages(
            Frames frames,
            Actors actors,
            ServiceQuality quality,
            VisitFigures figures,
            Gates gates,
            Suppliers suppliers,
            Communities communities) {
        this.frames = frames;
        this.actors = actors;
        this.quality = quality;
        this.figures = figures;
        this.gates = gates;
        this.suppliers = suppliers;
        this.communities = communities;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param secret of a gate that was just made; null otherwise */
        static native TemplateInstance propertyServices(
                Frame frame,
                List<ServiceFigures> rows,
                List<Gate> gates,
                Map<UUID, Community> communities,
                @Nullable String secret);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame().chain(frame -> page(frame, null));
    }

    /** Answers with a page, for it tells the secret, once. */
    @POST
    @Path("gates")
    @Form
    public Uni<TemplateInstance> openGate(@RestForm @Nullable UUID community, @RestForm @Nullable String name) {
        if (community == null) {
            throw Refusal.notFound("community");
        }
        return frames.frame().chain(frame -> actors.propertyCompany()
                .chain(company ->
                        gates.open(company, community, Typed.words(name).orElse("")))
                .chain(opened -> page(frame, opened.secret()))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> page(frame.refusing(((Refusal) refusal).code()), null)));
    }

    @POST
    @Path("gates/{id}/closing")
    @Form
    public Uni<Response> closeGate(@PathParam("id") UUID id) {
        return actors.propertyCompany()
                .chain(company -> gates.close(company, id))
                .map(closed -> Replies.done(HERE, "visit-saved"));
    }

    private Uni<TemplateInstance> page(Frame frame, @Nullable String secret) {
        var since = frame.now().minus(BACK);
        return actors.propertyCompany().chain(company -> quality.of(company, since)
                .chain(done -> figures.of(company, since).chain(money -> names(done)
                        .chain(providers -> communities.ofCompany(company).chain(places -> gates.of(company)
                                .map(doors -> frame.show(Templates.propertyServices(
                                        frame,
                                        rows(done, money, providers, byId(places)),
                                        doors,
                                        byId(places),
                                        secret))))))));
    }

    private Uni<Map<UUID, LocalizedText>> names(List<ServiceQuality.Figures> done) {
        var ids = done.stream().map(ServiceQuality.Figures::supplierId).collect(Collectors.toSet());
        return suppliers.byIds(ids).map(found -> found.stream()
                .collect(Collectors.toMap(SupplierProfile::id, SupplierProfile::name)));
    }

    private static List<ServiceFigures> rows(
            List<ServiceQuality.Figures> done,
            List<VisitFigures.Figures> money,
            Map<UUID, LocalizedText> providers,
            Map<UUID, Community> places) {
        return done.stream()
                .map(one -> {
                    var came = money.stream()
                            .filter(other -> other.communityId().equals(one.communityId())
                                    && other.supplierId().equals(one.supplierId()))
                            .findFirst();
                    return new ServiceFigures(
                            places.get(one.communityId()).name(),
                            providers.get(one.supplierId()),
                            one.done(),
                            one.inTimePercent(),
                            came.map(VisitFigures.Figures::disputed).orElse(0L),
                            came.map(VisitFigures.Figures::turnover).orElse(Money.cny(0)),
                            came.map(VisitFigures.Figures::share).orElse(Money.cny(0)));
                })
                .toList();
    }

    private static Map<UUID, Community> byId(List<Community> places) {
        return places.stream().collect(Collectors.toMap(Community::id, Function.identity()));
    }
}
