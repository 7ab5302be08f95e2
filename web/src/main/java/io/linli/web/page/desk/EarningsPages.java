package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.settlement.VisitEarnings;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** What visits came to for a provider, by technician. */
@Path("/supplier/earnings")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class EarningsPages {

    private static final Duration BACK = Duration.ofDays(90);
    private static final long MINUTES_OF_AN_HOUR = 60;

    private final Frames frames;
    private final Actors actors;
    private final VisitEarnings earnings;
    private final Technicians technicians;

    EarningsPages(Frames frames, Actors actors, VisitEarnings earnings, Technicians technicians) {
        this.frames = frames;
        this.actors = actors;
        this.earnings = earnings;
        this.technicians = technicians;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance earnings(Frame frame, List<EarningsRow> rows);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> earnings.of(supplier, frame.now().minus(BACK)))
                .chain(this::named)
                .map(rows -> frame.show(Templates.earnings(frame, rows))));
    }

    private Uni<List<EarningsRow>> named(List<VisitEarnings.Earned> earned) {
        var ids = earned.stream().map(VisitEarnings.Earned::technicianId).toList();
        return technicians.byIds(ids).map(found -> {
            var names = found.stream().collect(Collectors.toMap(Technician::id, Technician::displayName));
            return earned.stream()
                    .map(one -> new EarningsRow(
                            names.get(one.technicianId()),
                            one.visits(),
                            one.minutes() / MINUTES_OF_AN_HOUR,
                            one.share()))
                    .toList();
        });
    }
}
