package io.linli.web.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.linli.catalog.kernel.Refusal;

/** JSON that is no request of ours: the answer names the field, and no class. */
class MismatchedJson {

    /** Before the library's own, which repeats the parser's words. */
    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response map(MismatchedInputException mismatch) {
        String field = field(mismatch);
        return RefusalMapper.problem(
                        mismatch instanceof UnrecognizedPropertyException ? unknown(field) : wrongType(field))
                .toResponse();
    }

    private static Refusal unknown(String field) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "unknown-field",
                "The field '" + field + "' is not known here.",
                Map.of("field", field));
    }

    private static Refusal wrongType(String field) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "wrong-type",
                field.isEmpty()
                        ? "The body is missing or not of the expected form."
                        : "The field '" + field + "' is missing or not of the expected type.",
                Map.of("field", field));
    }

    /** The way to the field, as {@code lines[2].quantity}; empty for the body itself. */
    private static String field(MismatchedInputException mismatch) {
        return mismatch.getPath().stream()
                .map(MismatchedJson::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }
}
