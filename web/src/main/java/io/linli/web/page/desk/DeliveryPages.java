package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.DeliveryDays;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.delivery.ServedPlaces;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A supplier says on which days it comes to each community. */
@Path(DeliveryPages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class DeliveryPages {

    static final String PAGE = "/supplier/delivery";

    private static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.values());
    private static final List<Integer> LEADS = upTo(0, DeliveryTerms.LONGEST_LEAD_DAYS);
    private static final List<Integer> HOURS = upTo(1, DeliveryTerms.LAST_HOUR);

    private final Frames frames;
    private final Actors actors;
    private final ServedPlaces places;
    private final DeliveryDays deliveries;

    DeliveryPages(Frames frames, Actors actors, ServedPlaces places, DeliveryDays deliveries) {
        this.frames = frames;
        this.actors = actors;
        this.places = places;
        this.deliveries = deliveries;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance deliveryDays(
                Frame frame,
                List<DeliveryForm> forms,
                List<DayOfWeek> weekdays,
                List<Integer> leads,
                List<Integer> hours);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame().chain(frame -> actors.supplier().chain(places::of).map(found -> page(frame, found)));
    }

    /**
     * @param everywhere set where the same is to hold in all communities of the supplier
     * @param what {@code forget} to promise no days any more
     */
    @POST
    @Path("{community}")
    @Form
    public Uni<Response> keep(
            @PathParam("community") UUID community,
            @FormParam("day") List<String> days,
            @FormParam("lead") @DefaultValue("") String lead,
            @FormParam("hour") @DefaultValue("") String hour,
            @FormParam("everywhere") @Nullable String everywhere,
            @FormParam("what") @DefaultValue("") String what) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> places.of(supplier)
                                .map(served -> meant(community, everywhere != null, served))
                                .map(meant -> each(meant, terms(days, lead, hour, what)))
                                .chain(terms -> deliveries.keep(supplier, terms)))
                        .map(kept -> Replies.done(PAGE, "delivery-days-kept")),
                PAGE);
    }

    private static Set<UUID> meant(UUID community, boolean everywhere, List<ServedPlaces.Served> served) {
        boolean own = served.stream().anyMatch(place -> place.community().id().equals(community));
        return everywhere && own
                ? served.stream().map(place -> place.community().id()).collect(Collectors.toSet())
                : Set.of(community);
    }

    private static Map<UUID, Optional<DeliveryTerms>> each(Set<UUID> communities, Optional<DeliveryTerms> terms) {
        return communities.stream().collect(Collectors.toMap(Function.identity(), community -> terms));
    }

    private static Optional<DeliveryTerms> terms(List<String> days, String lead, String hour, String what) {
        return "forget".equals(what)
                ? Optional.empty()
                : Optional.of(new DeliveryTerms(weekdays(days), number(lead), number(hour)));
    }

    private static Set<DayOfWeek> weekdays(List<String> names) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        try {
            names.forEach(name -> days.add(DayOfWeek.valueOf(name)));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Refusal.Kind.INVALID, "form-expired", "The form does not hold days of the week.");
        }
        return days;
    }

    /** One that cannot be read is out of every range. */
    private static int number(String text) {
        return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
    }

    private static TemplateInstance page(Frame frame, List<ServedPlaces.Served> places) {
        var forms = places.stream()
                .map(place -> DeliveryForm.of(place, frame.now()))
                .toList();
        return frame.show(Templates.deliveryDays(frame, forms, WEEKDAYS, LEADS, HOURS));
    }

    private static List<Integer> upTo(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
