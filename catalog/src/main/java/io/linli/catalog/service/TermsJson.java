package io.linli.catalog.service;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/** Terms of services as the database keeps them: nothing where they are plain. */
public final class TermsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addMixIn(Money.class, AmountAndCurrency.class)
            .addMixIn(ServiceTerms.class, WithoutDerived.class)
            .addMixIn(Pricing.class, ByKind.class);

    private TermsJson() {}

    @JsonIncludeProperties({"amount", "currency"})
    private interface AmountAndCurrency {}

    @JsonIncludeProperties({
        "pricing",
        "sizes",
        "groups",
        "addOns",
        "cancellation",
        "photos",
        "communities",
        "checklist",
        "checkIn"
    })
    private interface WithoutDerived {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Pricing.Fixed.class, name = "FIXED"),
        @JsonSubTypes.Type(value = Pricing.PerHour.class, name = "PER_HOUR"),
        @JsonSubTypes.Type(value = Pricing.PerSquareMetre.class, name = "PER_SQUARE_METRE"),
        @JsonSubTypes.Type(value = Pricing.PerPiece.class, name = "PER_PIECE"),
        @JsonSubTypes.Type(value = Pricing.CallOut.class, name = "CALL_OUT"),
        @JsonSubTypes.Type(value = Pricing.QuoteFirst.class, name = "QUOTE_FIRST")
    })
    private interface ByKind {}

    static @Nullable String write(ServiceTerms terms) {
        return terms.equals(ServiceTerms.PLAIN) ? null : text(terms);
    }

    static ServiceTerms read(@Nullable String json) {
        return json == null ? ServiceTerms.PLAIN : value(json, ServiceTerms.class);
    }

    /** A record of values of this package and plain ones. */
    public static String text(Record values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link #text} wrote it. */
    public static <T extends Record> T value(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
