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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignCopy;
import io.linli.marketplace.campaign.Host;
import io.linli.web.page.Form;
import io.linli.web.page.FormKey;
import io.linli.web.page.Frame;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** One own group buy: how it stands, and what who runs it may do with it. */
@RolesAllowed({"leader", "property"})
@Produces(MediaType.TEXT_HTML)
abstract class CampaignDeskPages {

    private final String desk;
    private final HostTools tools;
    private final CampaignDesks desks;

    /** @param desk {@code leader} or {@code property} */
    CampaignDeskPages(String desk, HostTools tools, CampaignDesks desks) {
        this.desk = desk;
        this.tools = tools;
        this.desks = desks;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param copied how it differs from the one it was copied of; null where it was not just copied */
        static native TemplateInstance campaign(
                Frame frame, CampaignDesk desk, Map<UUID, LocalizedText> suppliers, @Nullable CampaignCopy copied);
    }

    /** @param copied what it was just copied of */
    @GET
    public Uni<TemplateInstance> campaign(@PathParam("id") UUID id, @QueryParam("copied") @Nullable UUID copied) {
        return tools.frames.frame().chain(frame -> tools.hosts.of(desk).chain(host -> tools.campaigns
                .own(host, id)
                .chain(campaign -> desks.of(path(id), host, campaign, terms(campaign, frame)))
                .chain(shown -> differences(host, copied, id).map(differing -> page(frame, shown, differing)))));
    }

    /** What cannot be so is shown again as it was typed. */
    @POST
    @Path("terms")
    @Form
    public Uni<Response> edit(@PathParam("id") UUID id, @BeanParam DraftTermsForm form) {
        return tools.frames.frame().chain(frame -> tools.hosts.of(desk).chain(host -> Uni.createFrom()
                .item(() -> form.terms(frame))
                .chain(terms -> tools.edit.edit(host, id, terms))
                .map(edited -> Replies.done(path(id), "campaign-edited"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, host, id, form, (Refusal) failure))));
    }

    /** Sent twice, it is copied once. */
    @POST
    @Path("copies")
    @Form
    public Uni<Response> copy(@PathParam("id") UUID id, @RestForm @Nullable UUID key) {
        return Replies.orBack(
                tools.hosts
                        .of(desk)
                        .chain(host -> tools.copy.copy(host, id, FormKey.id(key, "copy", host.companyId(), id)))
                        .map(made ->
                                Replies.done(path(made.campaign().terms().id()) + "?copied=" + id, "campaign-copied")),
                path(id));
    }

    @POST
    @Path("items/{item}/removal")
    @Form
    public Uni<Response> remove(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return changed(id, "campaign-item-removed", host -> tools.items.remove(host, id, item));
    }

    @POST
    @Path("publication")
    @Form
    public Uni<Response> publish(@PathParam("id") UUID id) {
        return changed(id, "campaign-published", host -> tools.change.publish(host, id));
    }

    @POST
    @Path("cutoff")
    @Form
    public Uni<Response> extend(@PathParam("id") UUID id, @RestForm @Nullable String cutoff) {
        return tools.frames
                .frame()
                .chain(frame -> changed(
                        id,
                        "campaign-extended",
                        host -> tools.change.extend(
                                host,
                                id,
                                Typed.time(cutoff).atZone(frame.zone()).toInstant())));
    }

    @POST
    @Path("cancellation")
    @Form
    public Uni<Response> cancel(
            @PathParam("id") UUID id, @RestForm @Nullable String reason, @RestForm @Nullable String sure) {
        return changed(id, "campaign-cancelled", host -> {
            requireSure(sure);
            return tools.change.cancel(host, id, reason == null ? "" : reason.strip());
        });
    }

    private Uni<Response> changed(UUID id, String done, Function<Host, Uni<? extends Campaign>> work) {
        return Replies.orBack(tools.hosts.of(desk).chain(work).map(changed -> Replies.done(path(id), done)), path(id));
    }

    private Uni<Response> refused(Frame frame, Host host, UUID id, DraftTermsForm form, Refusal refusal) {
        return tools.campaigns
                .own(host, id)
                .chain(campaign -> desks.of(path(id), host, campaign, form))
                .map(shown -> Response.ok(page(frame.refusing(refusal.code()), shown, null))
                        .build());
    }

    private static TemplateInstance page(Frame frame, CampaignDesk shown, @Nullable CampaignCopy differing) {
        return frame.show(Templates.campaign(frame, shown, CampaignDesks.suppliers(shown), differing));
    }

    private static @Nullable DraftTermsForm terms(Campaign campaign, Frame frame) {
        return campaign instanceof Campaign.Draft ? DraftTermsForm.of(campaign, frame) : null;
    }

    private Uni<CampaignCopy> differences(Host host, @Nullable UUID copied, UUID id) {
        return copied == null ? Uni.createFrom().nullItem() : tools.copy.compare(host, copied, id);
    }

    private String path(UUID id) {
        return "/" + desk + "/campaigns/" + id;
    }

    static void requireSure(@Nullable String sure) {
        if (sure == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "confirmation-missing", "Say that you are sure: it cannot be undone.");
        }
    }
}
