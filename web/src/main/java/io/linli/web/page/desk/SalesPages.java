package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.settlement.RevenuePeriod;
import io.linli.marketplace.settlement.SupplierSales;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** What a supplier sold, as a chart and as tables. */
@Path("/supplier/sales")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class SalesPages {

    private static final int BEST = 10;

    private final Frames frames;
    private final Actors actors;
    private final SupplierSales sales;
    private final Names names;

    SalesPages(Frames frames, Actors actors, SupplierSales sales, Names names) {
        this.frames = frames;
        this.actors = actors;
        this.sales = sales;
        this.names = names;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance sales(
                Frame frame,
                RevenuePeriod period,
                List<SupplierSales.Day> days,
                List<SupplierSales.Good> best,
                Map<UUID, LocalizedText> communities,
                Money total,
                long orders);
    }

    /** @param from like 2026-05-31; absent: the last thirty days */
    @GET
    public Uni<TemplateInstance> show(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return frames.frame().chain(frame -> {
            var period = Period.of(frame, from, to);
            return actors.supplier().chain(supplier -> sales.byDay(supplier, period)
                    .chain(days -> sales.best(supplier, period, BEST).chain(best -> names.communities()
                            .map(places -> page(frame, period, days, best, places)))));
        });
    }

    private static TemplateInstance page(
            Frame frame,
            RevenuePeriod period,
            List<SupplierSales.Day> days,
            List<SupplierSales.Good> best,
            Map<UUID, LocalizedText> communities) {
        var total = days.stream().map(SupplierSales.Day::amount).reduce(Money.cny(0), Money::plus);
        long orders = days.stream().mapToLong(SupplierSales.Day::orders).sum();
        return frame.show(Templates.sales(frame, period, days, best, communities, total, orders));
    }
}
