package io.linli.web.infrastructure;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

import io.linli.catalog.kernel.Money;
import io.linli.web.problem.TextInvalid;

/**
 * How JSON is read and written: money as {@code {"amount": 1234, "currency": "CNY"}}, and strictly: an unknown field, a
 * text where a number is due, a fraction where a whole number is due or a text with the character U+0000 is an error, not a guess.
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
        mapper.registerModule(new SimpleModule("texts").addDeserializer(String.class, new Text()));
    }

    /** A text that can be kept. */
    private static final class Text extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = super.deserialize(parser, context);
            if (text != null && TextInvalid.isIn(text)) {
                throw new TextInvalid(parser);
            }
            return text;
        }
    }

    /** Only the two components, by their fields: the record's questions (isZero …) are no properties. */
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            isGetterVisibility = Visibility.NONE,
            getterVisibility = Visibility.NONE)
    private interface MoneyShape {}
}
