package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Threshold;

/**
 * What neighbours must reach together.
 *
 * @param measure UNITS of all goods, PEOPLE (households), or AMOUNT of money at the prices of the open group-buy; default UNITS
 * @param least at least 1; of money in minor units
 */
public record ThresholdView(Threshold.@Nullable Measure measure, @NotNull Long least) {

    static ThresholdView of(Threshold threshold) {
        return new ThresholdView(threshold.measure(), threshold.least());
    }

    /** Refuses with: {@code campaign-terms-invalid}. */
    Threshold toThreshold() {
        if (least < 1) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "campaign-terms-invalid",
                    "What must come together is at least 1.",
                    Map.of("field", "threshold"));
        }
        return new Threshold(measure == null ? Threshold.Measure.UNITS : measure, least);
    }
}
