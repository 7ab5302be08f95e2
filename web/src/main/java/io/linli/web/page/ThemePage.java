package io.linli.web.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The stylesheet that carries a property company's colour: pages have no inline style. Shades are darkened until text in
 * them, and white text on them, can be read.
 */
@Path("/theme")
public class ThemePage {

    private static final int STRONGER = 35;
    private static final int TINT = 88;

    /** @param color six hexadecimal digits */
    @GET
    @Path("{color}.css")
    @Produces("text/css")
    @Operation(hidden = true)
    public Response stylesheet(@PathParam("color") String color) {
        if (!Color.isHex(color)) {
            throw new NotFoundException();
        }
        return Response.ok(css(Color.of(color)))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }

    static String css(Color color) {
        Color tint = color.mix(Color.WHITE, TINT);
        Color brand = color.readableOn(Color.WHITE).readableOn(Color.PAPER);
        Color strong = brand.mix(Color.BLACK, STRONGER).readableOn(tint);
        return ":root{--brand:#%s;--brand-strong:#%s;--brand-tint:#%s}\n"
                .formatted(brand.hex(), strong.hex(), tint.hex());
    }
}
