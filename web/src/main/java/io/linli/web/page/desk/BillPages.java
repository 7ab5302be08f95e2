package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.bill.BillFilter;
import io.linli.marketplace.bill.BillUpload;
import io.linli.marketplace.bill.Bills;
import io.linli.marketplace.bill.CancelBill;
import io.linli.marketplace.bill.IssueBill;
import io.linli.marketplace.bill.RefundBill;
import io.linli.marketplace.community.Communities;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** What households owe the property company: issued, followed, cancelled and given back. */
@Path("/bills")
@RolesAllowed("property")
@Produces(MediaType.TEXT_HTML)
public class BillPages {

    private static final String LIST = "/bills";
    private static final int ON_A_PAGE = 30;

    private final Frames frames;
    private final Actors actors;
    private final Bills bills;
    private final Communities communities;
    private final IssueBill issue;
    private final CancelBill cancel;
    private final RefundBill refund;
    private final BillFileForm file;

    BillPages(
            Frames frames,
            Actors actors,
            Bills bills,
            Communities communities,
            IssueBill issue,
            CancelBill cancel,
            RefundBill refund,
            BillFileForm file) {
        this.frames = frames;
        this.actors = actors;
        this.bills = bills;
        this.communities = communities;
        this.issue = issue;
        this.cancel = cancel;
        this.refund = refund;
        this.file = file;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bills(Frame frame, BillDesk desk);

        /** @param key of the refund that is ordered next */
        static native TemplateInstance bill(Frame frame, Bill one, UUID key);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("state") @DefaultValue("ALL") BillFilter state, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame()
                .chain(frame -> actors.propertyCompany().chain(company -> page(frame, company, state, cursor, null)));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.propertyCompany()
                .chain(company -> bills.get(company, id))
                .map(bill -> frame.show(Templates.bill(frame, bill, Ids.next()))));
    }

    @POST
    @Form
    public Uni<Response> issue(@BeanParam BillForm form) {
        return Replies.orBack(
                actors.propertyCompany()
                        .map(company -> form.request(company))
                        .chain(issue::issue)
                        .map(issued -> Replies.done(LIST, "bill-issued")),
                LIST);
    }

    /** Answers with a page, for it says what is wrong with which line; sending the same file again issues nothing twice. */
    @POST
    @Path("uploads")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<TemplateInstance> upload(@RestForm @Nullable UUID community, @RestForm @Nullable FileUpload file) {
        return frames.frame().chain(frame -> actors.propertyCompany().chain(company -> this.file
                .receive(company, community, file)
                .chain(report -> page(frame.noting("bills-uploaded"), company, BillFilter.ALL, null, report))
                .onFailure(Refusal.class)
                .recoverWithUni(failure ->
                        page(frame.refusing(((Refusal) failure).code()), company, BillFilter.ALL, null, null))));
    }

    @POST
    @Path("{id}/cancellations")
    @Form
    public Uni<Response> cancel(@PathParam("id") UUID id) {
        var page = LIST + "/" + id;
        return Replies.orBack(
                actors.propertyCompany()
                        .chain(company -> cancel.cancel(company, id))
                        .map(cancelled -> Replies.done(page, "bill-cancelled")),
                page);
    }

    /** @param amount in yuan, as typed; @param key so that the form sent twice gives back once */
    @POST
    @Path("{id}/refunds")
    @Form
    public Uni<Response> refund(@PathParam("id") UUID id, @RestForm UUID key, @RestForm @Nullable String amount) {
        var page = LIST + "/" + id;
        return Replies.orBack(
                actors.propertyCompany()
                        .chain(company -> refund.refund(
                                company, id, key, Optional.of(Typed.yuan(amount).amount())))
                        .map(ordered -> Replies.done(page, "bill-refund-ordered")),
                page);
    }

    private Uni<TemplateInstance> page(
            Frame frame, UUID company, BillFilter filter, @Nullable String cursor, @Nullable BillUpload report) {
        return bills.totals(company)
                .chain(totals -> communities.ofCompany(company).chain(places -> bills.ofCompany(
                                company, filter, cursor, ON_A_PAGE)
                        .map(found -> new BillDesk(
                                totals,
                                filter,
                                found.items(),
                                found.next()
                                        .map(next -> LIST + "?state=" + filter + "&cursor=" + next)
                                        .orElse(null),
                                places,
                                Ids.next(),
                                report))
                        .map(desk -> frame.show(Templates.bills(frame, desk)))));
    }
}
