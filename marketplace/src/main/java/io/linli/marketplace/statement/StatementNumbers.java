package io.linli.marketplace.statement;

import java.util.Locale;

import io.linli.marketplace.ledger.PartyKind;

/** How statements are numbered: by kind of party and the year they are about, without a gap. Pure. */
final class StatementNumbers {

    private StatementNumbers() {}

    /** For example {@code S-2026-000123}. */
    static String write(PartyKind kind, int year, long number) {
        return String.format(Locale.ROOT, "%s-%04d-%06d", letter(kind), year, number);
    }

    private static String letter(PartyKind kind) {
        return switch (kind) {
            case SUPPLIER -> "S";
            case PROPERTY_COMPANY -> "P";
            case LEADER -> "L";
            case OPERATING_PARTNER -> "O";
            case OWNERS_FUND -> "F";
            case PLATFORM -> throw new IllegalArgumentException("the platform gets no statement");
        };
    }
}
