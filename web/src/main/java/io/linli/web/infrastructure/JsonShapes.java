package io.linli.web.infrastructure;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

import io.linli.catalog.kernel.Money;

/**
 * How JSON is read and written: money as {@code {"amount": 1234, "currency": "CNY"}}, and strictly: an unknown field, a
 * text where a number is due or a fraction where a whole number is due is an error, not a guess.
 */
@Singleton
class JsonShapes implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(Money.class, MoneyShape.class);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
    }

    /** Only the two components, by their fields: the record's questions (isZero …) are no properties. */
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            isGetterVisibility = Visibility.NONE,
            getterVisibility = Visibility.NONE)
    private interface MoneyShape {}
}
