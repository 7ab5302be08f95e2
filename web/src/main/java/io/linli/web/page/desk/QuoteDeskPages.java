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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.quote.GiveQuote;
import io.linli.marketplace.quote.QuoteRequest;
import io.linli.marketplace.quote.Quoted;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** What households ask a provider to do, and saying for how much. */
@Path("/supplier/quotes")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class QuoteDeskPages {

    private static final String LIST = "/supplier/quotes";

    private final Frames frames;
    private final Actors actors;
    private final GiveQuote quotes;
    private final ServiceItems items;

    QuoteDeskPages(Frames frames, Actors actors, GiveQuote quotes, ServiceItems items) {
        this.frames = frames;
        this.actors = actors;
        this.quotes = quotes;
        this.items = items;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance quoteInbox(Frame frame, List<QuoteRequest> quotes);

        static native TemplateInstance quoteAnswer(Frame frame, QuoteRequest quote, ServiceItem item);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(quotes::list)
                .map(found -> frame.show(Templates.quoteInbox(frame, found))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> quotes.get(supplier, id))
                .chain(quote -> items.get(quote.serviceItemId())
                        .map(item -> frame.show(Templates.quoteAnswer(frame, quote, item)))));
    }

    /**
     * @param name of each line; those without are left out
     * @param amount of each line, in yuan, as typed
     */
    @POST
    @Path("{id}/quote")
    @Form
    public Uni<Response> quote(
            @PathParam("id") UUID id,
            @RestForm List<String> name,
            @RestForm List<String> amount,
            @RestForm @Nullable String minutes,
            @RestForm @Nullable String days,
            @RestForm @Nullable String note) {
        return Replies.orBack(
                frames.frame()
                        .chain(frame -> actors.supplier()
                                .chain(supplier -> quotes.give(
                                        supplier,
                                        id,
                                        Quoted.of(
                                                lines(name, amount),
                                                (int) Math.min(Typed.quantity(minutes), Integer.MAX_VALUE),
                                                frame.now()
                                                        .plus(Duration.ofDays(Math.min(Typed.quantity(days), 1_000)))),
                                        Typed.words(note).orElse(""))))
                        .map(done -> Replies.done(LIST + "/" + id, "quote-given")),
                LIST + "/" + id);
    }

    @POST
    @Path("{id}/refuse")
    @Form
    public Uni<Response> refuse(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier ->
                                quotes.refuse(supplier, id, Typed.words(note).orElse("")))
                        .map(done -> Replies.done(LIST + "/" + id, "quote-refused")),
                LIST + "/" + id);
    }

    static List<Quote.Line> lines(List<String> names, List<String> amounts) {
        var lines = new ArrayList<Quote.Line>();
        for (int at = 0; at < Math.min(names.size(), amounts.size()); at++) {
            Optional<String> name = Typed.words(names.get(at));
            if (name.isPresent()) {
                lines.add(new Quote.Line(LocalizedText.same(name.get()), 1, Typed.yuan(amounts.get(at)), 0));
            }
        }
        return lines;
    }
}
