package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.CancellationPolicy;
import io.linli.catalog.service.Extra;
import io.linli.catalog.service.OptionGroup;
import io.linli.catalog.service.Pricing;
import io.linli.catalog.service.ServiceDraft;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceTerms;
import io.linli.catalog.service.Size;
import io.linli.catalog.service.VisitRules;
import io.linli.web.page.Typed;

/** A service as a provider types it. Shown again as it was typed when it is refused. */
@TemplateData
public class ServiceForm {

    static final int SIZES = 4;
    static final int EXTRAS = 6;
    static final int STEPS = 3;

    private static final String FIXED = "FIXED";

    @RestForm
    public @Nullable String nameEn;

    @RestForm
    public @Nullable String nameZh;

    @RestForm
    public @Nullable String descriptionEn;

    @RestForm
    public @Nullable String descriptionZh;

    @RestForm
    public @Nullable String category;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String minutes;

    @RestForm
    public @Nullable String pricing;

    @RestForm
    public @Nullable String least;

    @RestForm
    public @Nullable String most;

    @RestForm
    public @Nullable String step;

    @RestForm
    public @Nullable String each;

    @RestForm
    public @Nullable String callOut;

    @RestForm
    public @Nullable String before;

    @RestForm
    public @Nullable String after;

    @RestForm
    public @Nullable String window;

    @RestForm
    public @Nullable String skills;

    @RestForm
    public @Nullable String groupEn;

    @RestForm
    public @Nullable String groupZh;

    @RestForm
    public @Nullable String photos;

    /** A line for each: English | Chinese, with a star before what is required. */
    @RestForm
    public @Nullable String checklist;

    @RestForm
    public @Nullable String checkIn;

    @RestForm
    public List<String> communities = List.of();

    @RestForm
    public List<String> size = List.of();

    @RestForm
    public List<String> option = List.of();

    @RestForm
    public List<String> addOn = List.of();

    @RestForm
    public List<String> cancel = List.of();

    /** What the form holds before anybody typed. */
    static ServiceForm fresh() {
        var form = new ServiceForm();
        form.pricing = FIXED;
        form.minutes = "60";
        form.window = "0";
        form.before = "0";
        form.after = "0";
        form.cancel = List.of("24", "0", "2", "50");
        return form;
    }

    static ServiceForm of(ServiceItem item) {
        var form = new ServiceForm();
        var terms = item.terms();
        form.nameEn = item.name().en();
        form.nameZh = item.name().zh();
        form.descriptionEn = item.description().en();
        form.descriptionZh = item.description().zh();
        form.category = item.categoryId().toString();
        form.price = plain(item.price());
        form.minutes = "" + item.durationMinutes();
        form.before = "" + item.visit().beforeMinutes();
        form.after = "" + item.visit().afterMinutes();
        form.window = "" + item.visit().windowMinutes();
        form.skills = String.join(" ", item.visit().skills());
        form.photos = String.join("\n", terms.photos());
        form.checklist = ChecklistLines.write(terms.checklist());
        form.checkIn = terms.checkIn() ? "yes" : null;
        form.communities = terms.communities().stream().map(UUID::toString).toList();
        form.price(terms.pricing());
        form.size = terms.sizes().stream()
                .flatMap(one -> Stream.of(one.name().en(), one.name().zh(), plain(one.price()), "" + one.minutes()))
                .toList();
        terms.groups().stream().findFirst().ifPresent(group -> {
            form.groupEn = group.name().en();
            form.groupZh = group.name().zh();
            form.option = group.options().stream().flatMap(ServiceForm::cells).toList();
        });
        form.addOn = terms.addOns().stream()
                .flatMap(one -> Stream.concat(cells(one), Stream.of("" + one.most())))
                .toList();
        form.cancel = terms.cancellation().steps().stream()
                .flatMap(one -> Stream.of("" + one.hoursBefore(), "" + one.percent()))
                .toList();
        return form;
    }

    private void price(Pricing how) {
        callOut = how instanceof Pricing.CallOut fee ? plain(fee.fee()) : "";
        var measured = how.measured();
        pricing = measured instanceof Pricing.QuoteFirst ? "QUOTE_FIRST" : FIXED;
        if (measured instanceof Pricing.PerHour hours) {
            pricing = "PER_HOUR";
            least = "" + hours.leastMinutes();
            most = "" + hours.mostMinutes();
            step = "" + hours.stepMinutes();
        } else if (measured instanceof Pricing.PerSquareMetre area) {
            pricing = "PER_SQUARE_METRE";
            least = "" + area.least();
            most = "" + area.most();
            each = "" + area.minutesPerTen();
        } else if (measured instanceof Pricing.PerPiece pieces) {
            pricing = "PER_PIECE";
            most = "" + pieces.most();
            each = "" + pieces.minutesEach();
        }
    }

    /**
     * Refuses with: {@code amount-unreadable}, {@code quantity-unreadable}, {@code category-not-found}, {@code
     * service-checklist-invalid}, and what {@link
     * ServiceDraft} and {@link CancellationPolicy} refuse with.
     *
     * @param others groups of options after the first, which the form does not show: they stay
     */
    ServiceDraft draft(List<OptionGroup> others) {
        return new ServiceDraft(
                id(category),
                new LocalizedText(typed(nameEn), typed(nameZh)),
                new LocalizedText(typed(descriptionEn), typed(descriptionZh)),
                number(minutes),
                Typed.yuan(price),
                new ServiceTerms(
                        pricing(),
                        sizes(),
                        Stream.concat(groups().stream(), others.stream()).toList(),
                        extras(addOn, 5, "add"),
                        cancellation(),
                        lines(photos),
                        communities.stream().map(ServiceForm::id).collect(Collectors.toSet()),
                        ChecklistLines.read(checklist),
                        checkIn != null),
                new VisitRules(number(before), number(after), number(window), words(skills)));
    }

    /** Cells of a row as they were typed; blank ones where there are fewer. */
    public List<List<String>> sizeRows() {
        return rows(size, 4, SIZES);
    }

    public List<List<String>> optionRows() {
        return rows(option, 4, SIZES);
    }

    public List<List<String>> addOnRows() {
        return rows(addOn, 5, EXTRAS);
    }

    public List<List<String>> cancelRows() {
        return rows(cancel, 2, STEPS);
    }

    public boolean isPricing(String kind) {
        return kind.equals(pricing);
    }

    public boolean isWindow(int wanted) {
        return ("" + wanted).equals(window);
    }

    public boolean isCategory(UUID wanted) {
        return wanted.toString().equals(category);
    }

    public boolean isIn(UUID community) {
        return communities.contains(community.toString());
    }

    private Pricing pricing() {
        if ("QUOTE_FIRST".equals(pricing)) {
            return new Pricing.QuoteFirst();
        }
        var measured = measured();
        return typed(callOut).isEmpty() ? measured : new Pricing.CallOut(Typed.yuan(callOut), measured);
    }

    private Pricing.Measured measured() {
        return switch (Optional.ofNullable(pricing).orElse(FIXED)) {
            case "PER_HOUR" -> new Pricing.PerHour(number(least), number(step), number(most));
            case "PER_SQUARE_METRE" -> new Pricing.PerSquareMetre(number(least), number(most), number(each));
            case "PER_PIECE" -> new Pricing.PerPiece(number(most), number(each));
            default -> new Pricing.Fixed();
        };
    }

    private List<Size> sizes() {
        var rows = filled(size, 4);
        return IntStream.range(0, rows.size())
                .mapToObj(index -> new Size(
                        "size-" + (index + 1),
                        new LocalizedText(
                                rows.get(index).get(0), rows.get(index).get(1)),
                        Typed.yuan(rows.get(index).get(2)),
                        number(rows.get(index).get(3))))
                .toList();
    }

    private List<OptionGroup> groups() {
        var options = extras(option, 4, "option");
        return options.isEmpty()
                ? List.of()
                : List.of(new OptionGroup("group-1", new LocalizedText(typed(groupEn), typed(groupZh)), options));
    }

    private static List<Extra> extras(List<String> cells, int width, String prefix) {
        var rows = filled(cells, width);
        return IntStream.range(0, rows.size())
                .mapToObj(index -> new Extra(
                        prefix + "-" + (index + 1),
                        new LocalizedText(
                                rows.get(index).get(0), rows.get(index).get(1)),
                        Typed.yuan(rows.get(index).get(2)),
                        number(rows.get(index).get(3)),
                        width > 4 ? number(rows.get(index).get(4)) : 1))
                .toList();
    }

    private CancellationPolicy cancellation() {
        return new CancellationPolicy(filled(cancel, 2).stream()
                .map(row -> new CancellationPolicy.Step(number(row.get(0)), number(row.get(1))))
                .toList());
    }

    private static Stream<String> cells(Extra extra) {
        return Stream.of(extra.name().en(), extra.name().zh(), plain(extra.price()), "" + extra.minutes());
    }

    /** Rows in which anything was typed. */
    private static List<List<String>> filled(List<String> cells, int width) {
        return rows(cells, width, 0).stream()
                .map(row -> row.stream().map(String::strip).toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
    }

    private static List<List<String>> rows(List<String> cells, int width, int least) {
        var rows = new ArrayList<List<String>>();
        for (int at = 0; at + width <= cells.size(); at += width) {
            rows.add(cells.subList(at, at + width));
        }
        while (rows.size() < least) {
            rows.add(java.util.Collections.nCopies(width, ""));
        }
        return rows;
    }

    private static int number(@Nullable String text) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE / 1_000, Typed.quantity(text)));
    }

    private static Set<String> words(@Nullable String text) {
        return Arrays.stream(typed(text).split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<String> lines(@Nullable String text) {
        return typed(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(typed(text));
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "category-not-found", "There is no such category.");
        }
    }

    private static String plain(Money money) {
        return money.toMajor().toPlainString();
    }
}
