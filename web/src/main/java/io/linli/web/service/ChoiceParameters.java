package io.linli.web.service;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Choice;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItem;

/** What is chosen of a service, in an address. */
public class ChoiceParameters {

    @QueryParam("size")
    @Nullable
    String size;

    @Parameter(description = "One for each group, like car:suv.")
    @QueryParam("option")
    List<String> options;

    @Parameter(description = "Like windows:2.")
    @QueryParam("addOn")
    List<String> addOns;

    @Parameter(description = "Minutes, square metres or pieces, where the price depends on them.")
    @QueryParam("measure")
    @Nullable
    Integer measure;

    /** Refuses with: {@code choice-invalid}. */
    public Choice choice() {
        return ChoiceView.of(size, options, addOns, measure);
    }

    /**
     * How long a visit takes: as chosen, or as offered first where nothing was chosen. Refuses with: {@code choice-invalid},
     * {@code quote-needed}.
     */
    int minutes(ServiceItem item) {
        var choice = choice();
        if (choice.equals(Choice.NONE) && !item.terms().plain()) {
            return item.durationMinutes();
        }
        if (item.quote(choice) instanceof Quote.Priced priced) {
            return priced.minutes();
        }
        throw new Refusal(
                Refusal.Kind.UNPROCESSABLE, "quote-needed", "Somebody has to look first: there are no slots yet.");
    }
}
