package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.sheet.CampaignSheets;
import io.linli.marketplace.sheet.OrderSheet;
import io.linli.marketplace.sheet.SortingList;
import io.linli.web.campaign.SheetTables;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.sheet.SheetFormat;
import io.linli.web.sheet.TableFiles;

/** The order sheet and the sorting list of an own group buy, to be read, printed or taken along as a file. */
@RolesAllowed({"leader", "property"})
abstract class CampaignSheetPages {

    private final Frames frames;
    private final DeskHosts hosts;
    private final CampaignSheets sheets;
    private final TableFiles files;

    CampaignSheetPages(Frames frames, DeskHosts hosts, CampaignSheets sheets, TableFiles files) {
        this.frames = frames;
        this.hosts = hosts;
        this.sheets = sheets;
        this.files = files;
    }

    /** The desk it is asked for at: {@code leader} or {@code property}. */
    abstract String desk();

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance orderSheet(Frame frame, String path, OrderSheet sheet);

        static native TemplateInstance sortingList(Frame frame, String path, SortingList list);
    }

    /** @param format csv or xlsx; a page without it */
    @GET
    @Path("orders")
    @Produces({MediaType.TEXT_HTML, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    public Uni<Response> orders(
            @PathParam("id") UUID id, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        var wanted = SheetFormat.of(format, headers);
        return hosts.of(desk())
                .chain(host -> sheets.orders(host, id))
                .chain(sheet -> wanted == SheetFormat.SHOWN
                        ? frames.frame().map(frame -> page(frame.show(Templates.orderSheet(frame, path(id), sheet))))
                        : files.file(wanted, SheetTables.orders(sheet)));
    }

    /** @param format csv or xlsx; a page without it */
    @GET
    @Path("sorting-list")
    @Produces({MediaType.TEXT_HTML, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    public Uni<Response> sortingList(
            @PathParam("id") UUID id, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        var wanted = SheetFormat.of(format, headers);
        return hosts.of(desk())
                .chain(host -> sheets.sortingList(host, id))
                .chain(list -> wanted == SheetFormat.SHOWN
                        ? frames.frame().map(frame -> page(frame.show(Templates.sortingList(frame, path(id), list))))
                        : files.file(wanted, SheetTables.sortingList(list)));
    }

    private static Response page(TemplateInstance template) {
        return Response.ok(template, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private String path(UUID id) {
        return "/" + desk() + "/campaigns/" + id;
    }
}
