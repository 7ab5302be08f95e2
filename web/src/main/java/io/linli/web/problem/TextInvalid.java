package io.linli.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.linli.catalog.kernel.Refusal;

/** A text with the character U+0000, which the database keeps nowhere. Refused wherever texts come in. */
public final class TextInvalid extends MismatchedInputException {

    private static final String CODE = "text-invalid";
    private static final String DETAIL = "A text holds a character that no text has (U+0000).";

    /** In JSON. */
    public TextInvalid(JsonParser parser) {
        super(parser, DETAIL, String.class);
    }

    public static boolean isIn(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** {@code text-invalid}. */
    public static Refusal refusal() {
        return new Refusal(Refusal.Kind.INVALID, CODE, DETAIL);
    }
}
