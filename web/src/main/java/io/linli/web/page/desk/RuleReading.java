package io.linli.web.page.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Portion;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SplitRuleDraft;
import io.linli.marketplace.settlement.SplitTerm;
import io.linli.marketplace.settlement.SplitTerms;

/**
 * Reads a {@link RuleForm}: all its fields, so that everything that cannot be as it is is told at once.
 *
 * <p>Refuses with: {@code fields-refused}, whose facts say why by field: {@code rate-unreadable}, {@code amount-unreadable},
 * {@code date-unreadable}, {@code unknown-party}, {@code residual-with-amounts}, and as {@link SplitTerm} does; then, with
 * every field readable, as {@link SplitTerms} and {@link SplitRuleDraft} do.
 */
final class RuleReading {

    private static final int BASIS_DIGITS = 2;
    private static final String TIER = ";";
    private static final String TIER_RATE = ":";
    /** Where the operator's days begin and end. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Which field a refusal of the rule as a whole is shown beside. */
    private static final Map<String, String> FIELD_OF_CODE = Map.ofEntries(
            Map.entry("rates-do-not-add-up", RuleForm.PARTS),
            Map.entry("default-must-cover-everything", RuleForm.PARTS),
            Map.entry("too-many-parties", RuleForm.PARTS),
            Map.entry("no-residual-party", "rest"),
            Map.entry("several-residual-parties", "rest"),
            Map.entry("residual-not-always-there", "rest"),
            Map.entry("bad-tax-rate", "commissionTax"),
            Map.entry("bad-lowest-price", "lowestPrice"),
            Map.entry("fixed-exceeds-price", "lowestPrice"),
            Map.entry("rule-ends-before-it-begins", "validTo"),
            Map.entry("month-not-begun", "month"),
            Map.entry("simulation-too-large", "company"));

    private final RuleForm form;
    private final FieldProblems problems = new FieldProblems();

    private RuleReading(RuleForm form) {
        this.form = form;
    }

    /**
     * What was typed.
     *
     * @param end from which moment on the rule holds no more
     * @param month to try the rule on
     */
    record Read(SplitRuleDraft draft, Optional<Instant> end, Optional<YearMonth> month) {}

    static Read of(RuleForm form) {
        return new RuleReading(form).read();
    }

    /** Codes by field, also for what was refused after the form was read; empty where it is about none. */
    static Map<String, String> problems(Refusal refusal) {
        var told = FieldProblems.of(refusal);
        String field = FIELD_OF_CODE.get(refusal.code());
        return told.isEmpty() && field != null ? Map.of(field, refusal.code()) : told;
    }

    private Read read() {
        var scope = RuleScope.of(
                id("company", form.company),
                id("community", form.community),
                id("supplier", form.supplier),
                id("category", form.category),
                id("campaign", form.campaign));
        var terms = terms();
        int tax = problems.read("commissionTax", 0, () -> basisPoints(form.commissionTax, 0));
        long lowestPrice = problems.read("lowestPrice", 1L, () -> fen(form.lowestPrice, 1));
        var end = problems.<Optional<Instant>>read("validTo", Optional.empty(), () -> end(form.validTo));
        var month = problems.<Optional<YearMonth>>read("month", Optional.empty(), () -> month(form.month));
        problems.requireNone();
        requireWhole(terms);
        return new Read(new SplitRuleDraft(scope, new SplitTerms(terms, tax, Money.CNY, lowestPrice)), end, month);
    }

    private List<SplitTerm> terms() {
        var terms = new ArrayList<SplitTerm>();
        for (var line : form.lines()) {
            if (line.rest()) {
                rest(line).ifPresent(terms::add);
            } else if (!isBlank(line.rate() + line.perUnit() + line.minimum() + line.maximum())) {
                term(line).ifPresent(terms::add);
            }
        }
        return terms;
    }

    private Optional<SplitTerm> rest(RuleForm.Line line) {
        refuseAmount(line.perUnitId(), line.perUnit());
        refuseAmount(line.minimumId(), line.minimum());
        refuseAmount(line.maximumId(), line.maximum());
        problems.read(line.rateId(), 0, () -> basisPoints(line.rate(), 0));
        return problems.read(
                "partner", Optional.empty(), () -> Optional.of(SplitTerm.rest(line.party(), partnerOf(line.party()))));
    }

    /** The party that takes the rest can have no amounts of its own: whoever typed one meant something else. */
    private void refuseAmount(String field, String text) {
        if (!isBlank(text)) {
            problems.add(field, "residual-with-amounts");
        }
    }

    private Optional<SplitTerm> term(RuleForm.Line line) {
        Portion portion = problems.read(line.rateId(), new Portion.Percentage(0), () -> portion(line.rate()));
        long perUnit = problems.read(line.perUnitId(), 0L, () -> fen(line.perUnit(), 0));
        long minimum = problems.read(line.minimumId(), 0L, () -> fen(line.minimum(), 0));
        var maximum = problems.<Optional<Long>>read(
                line.maximumId(),
                Optional.empty(),
                () -> isBlank(line.maximum()) ? Optional.empty() : Optional.of(fen(line.maximum(), 0)));
        try {
            return Optional.of(
                    new SplitTerm(line.party(), partnerOf(line.party()), portion, perUnit, minimum, maximum));
        } catch (Refusal refused) {
            problems.add(fieldOf(refused, line, perUnit, minimum), refused.code());
            return Optional.empty();
        }
    }

    /** Which of a party's fields a refusal is about. */
    private static String fieldOf(Refusal refused, RuleForm.Line line, long perUnit, long minimum) {
        boolean tooLarge = "amount-too-large".equals(refused.code());
        if ("unknown-party".equals(refused.code())) {
            return "partner";
        }
        if (isWrong(perUnit, tooLarge)) {
            return line.perUnitId();
        }
        return isWrong(minimum, tooLarge) ? line.minimumId() : line.maximumId();
    }

    private static boolean isWrong(long amount, boolean tooLarge) {
        return amount < 0 || tooLarge && amount > SplitTerm.LARGEST_AMOUNT;
    }

    /** Who also types a percentage for the party that takes the rest means it: then all must come to 100. */
    private void requireWhole(List<SplitTerm> terms) {
        var declared = form.lines().stream()
                .filter(line -> line.rest() && !isBlank(line.rate()))
                .findFirst();
        if (declared.isEmpty() || terms.stream().anyMatch(SplitTerm::hasAmounts)) {
            return;
        }
        int sum = basisPoints(declared.get().rate(), 0)
                + terms.stream()
                        .mapToInt(term -> term.portion().basisPointsOf(0))
                        .sum();
        if (sum != Portion.WHOLE) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "rates-do-not-add-up", "The rates must add up to 100 percent.");
        }
    }

    private Optional<UUID> partnerOf(PartyKind party) {
        return party == PartyKind.OPERATING_PARTNER
                ? Optional.ofNullable(id("partner", form.partner))
                : Optional.empty();
    }

    private @Nullable UUID id(String field, @Nullable String text) {
        return problems.<Optional<UUID>>read(field, Optional.empty(), () -> uuid(text))
                .orElse(null);
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return isBlank(text) ? Optional.empty() : Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "unknown-party", "This is nobody's id.");
        }
    }

    /** A percentage, or tiers: {@code 10; 100: 8} is 10 percent, and 8 percent from 100 yuan on. */
    private static Portion portion(String text) {
        if (!text.contains(TIER)) {
            return new Portion.Percentage(basisPoints(text, 0));
        }
        return new Portion.Tiers(
                Arrays.stream(text.split(TIER)).map(RuleReading::tier).toList());
    }

    private static Portion.Tier tier(String text) {
        int colon = text.indexOf(TIER_RATE);
        return colon < 0
                ? new Portion.Tier(0, percent(text))
                : new Portion.Tier(yuan(text.substring(0, colon)), percent(text.substring(colon + 1)));
    }

    private static int basisPoints(@Nullable String percent, int otherwise) {
        return isBlank(percent) ? otherwise : percent(percent);
    }

    private static long fen(@Nullable String yuan, long otherwise) {
        return isBlank(yuan) ? otherwise : yuan(yuan);
    }

    private static int percent(String text) {
        try {
            return new BigDecimal(text.strip()).movePointRight(BASIS_DIGITS).intValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "rate-unreadable", "A rate is written like 8.5.");
        }
    }

    private static long yuan(String text) {
        try {
            return new BigDecimal(text.strip())
                    .movePointRight(Money.CNY.getDefaultFractionDigits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "An amount is written like 12.50.");
        }
    }

    /** From the day after the last on the rule holds no more. */
    private static Optional<Instant> end(@Nullable String lastDay) {
        try {
            return isBlank(lastDay)
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(lastDay.strip())
                            .plusDays(1)
                            .atStartOfDay(ZONE)
                            .toInstant());
        } catch (DateTimeParseException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "date-unreadable", "A date is written like 2026-05-31.");
        }
    }

    private static Optional<YearMonth> month(@Nullable String text) {
        try {
            return isBlank(text) ? Optional.empty() : Optional.of(YearMonth.parse(text.strip()));
        } catch (DateTimeParseException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "month-unreadable", "A month is written like 2026-05.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
