package io.linli.web.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.linli.catalog.kernel.Refusal;

/** JSON that is no request of ours: the answer names the field, and no class. */
class MismatchedJson {

    /** Before quarkus-resteasy-problem's mappers (999) and Quarkus's own, which repeat the parser's words. */
    private static final int BEFORE_THE_LIBRARIES = 900;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARIES)
    Response unknown(UnrecognizedPropertyException unknown) {
        String field = field(unknown);
        return answer("unknown-field", field, "The field '" + field + "' is not known here.");
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARIES)
    Response textInvalid(TextInvalid invalid) {
        var refusal = TextInvalid.refusal();
        return answer(refusal.code(), field(invalid), refusal.getMessage());
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARIES)
    Response wrongFormat(InvalidFormatException mismatch) {
        return wrongType(mismatch);
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARIES)
    Response wrongType(MismatchedInputException mismatch) {
        String field = field(mismatch);
        return answer(
                "wrong-type",
                field,
                field.isEmpty()
                        ? "The body is missing or not of the expected form."
                        : "The field '" + field + "' is missing or not of the expected type.");
    }

    private static Response answer(String code, String field, String detail) {
        var refusal = new Refusal(Refusal.Kind.INVALID, code, detail, Map.of("field", field));
        return RefusalMapper.problem(refusal).toResponse();
    }

    /** The way to the field, as {@code lines[2].quantity}; empty for the body itself. */
    private static String field(JsonMappingException mismatch) {
        return mismatch.getPath().stream()
                .map(MismatchedJson::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }
}
