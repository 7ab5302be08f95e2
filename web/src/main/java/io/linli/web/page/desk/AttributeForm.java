package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.AttributeChoice;
import io.linli.catalog.attribute.AttributeDefinition;
import io.linli.catalog.attribute.AttributeType;
import io.linli.catalog.attribute.Unit;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/** An attribute of a category as an operator types it. Shown again as it was typed when it is refused. */
@TemplateData
public class AttributeForm {

    private static final String USUAL_PLACE = "100";
    private static final Pattern COMMAS = Pattern.compile("[,，、;；\\n\\r]+");
    private static final Pattern BAR = Pattern.compile("[|｜]");
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,3}");
    private static final int MOST_PARTS = 3;

    @RestForm
    public @Nullable UUID category;

    @RestForm
    public @Nullable String key;

    @RestForm
    public @Nullable String nameEn;

    @RestForm
    public @Nullable String nameZh;

    @RestForm
    public @Nullable String type;

    @RestForm
    public @Nullable String unit;

    /** A line for each: Red | 红色 | crimson, 大红. */
    @RestForm
    public @Nullable String choices;

    @RestForm
    public @Nullable String spellings;

    @RestForm
    public @Nullable String tellsApart;

    @RestForm
    public @Nullable String wanted;

    @RestForm
    public @Nullable String place;

    static AttributeForm fresh(UUID category) {
        var form = new AttributeForm();
        form.category = category;
        form.type = AttributeType.TEXT.name();
        form.place = USUAL_PLACE;
        return form;
    }

    static AttributeForm of(UUID category, AttributeDefinition definition) {
        var form = new AttributeForm();
        form.category = category;
        form.key = definition.key();
        form.nameEn = definition.name().en();
        form.nameZh = definition.name().zh();
        form.type = definition.type().name();
        form.unit = definition.unit().map(Enum::name).orElse("");
        form.choices = definition.choices().stream().map(AttributeForm::line).collect(Collectors.joining("\n"));
        form.spellings = String.join(", ", definition.spellings());
        form.tellsApart = definition.tellsApart() ? "yes" : null;
        form.wanted = definition.wanted() ? "yes" : null;
        form.place = String.valueOf(definition.place());
        return form;
    }

    /** Refuses with: {@code category-not-found}. */
    UUID category() {
        return Optional.ofNullable(category).orElseThrow(() -> Refusal.notFound("category"));
    }

    String key() {
        return typed(key);
    }

    /** Refuses with what {@link AttributeDefinition} does. */
    AttributeDefinition definition() {
        var chosen = AttributeType.valueOf(known(AttributeType.values(), typed(type), AttributeType.TEXT.name()));
        boolean choice = chosen == AttributeType.CHOICE;
        return new AttributeDefinition(
                key(),
                new LocalizedText(typed(nameEn), typed(nameZh)),
                chosen,
                chosen == AttributeType.NUMBER ? unit() : Optional.empty(),
                choice
                        ? typed(choices)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .map(AttributeForm::choice)
                                .toList()
                        : List.of(),
                split(typed(spellings)),
                tellsApart != null,
                wanted != null,
                place());
    }

    public AttributeType[] types() {
        return AttributeType.values();
    }

    public Unit[] units() {
        return Unit.values();
    }

    public boolean isType(AttributeType one) {
        return one.name().equals(type);
    }

    public boolean isUnit(Unit one) {
        return one.name().equals(unit);
    }

    private Optional<Unit> unit() {
        return Arrays.stream(Unit.values())
                .filter(one -> one.name().equals(typed(unit)))
                .findFirst();
    }

    /** What is no number is refused as a place is. */
    private int place() {
        var typed = typed(place);
        return PLACE.matcher(typed).matches() ? Integer.parseInt(typed) : -1;
    }

    private static AttributeChoice choice(String line) {
        var parts = BAR.split(line, MOST_PARTS);
        var en = parts[0].strip();
        var zh = parts.length > 1 ? parts[1].strip() : "";
        return new AttributeChoice(new LocalizedText(en, zh), parts.length == MOST_PARTS ? split(parts[2]) : List.of());
    }

    private static String line(AttributeChoice choice) {
        var names = choice.name().en() + " | " + choice.name().zh();
        return choice.spellings().isEmpty() ? names : names + " | " + String.join(", ", choice.spellings());
    }

    private static List<String> split(String text) {
        return COMMAS.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String known(Enum<?>[] all, String name, String usual) {
        return Arrays.stream(all)
                .map(Enum::name)
                .filter(name::equals)
                .findFirst()
                .orElse(usual);
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
