package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.service.Choice;
import io.linli.catalog.service.Extra;
import io.linli.catalog.service.OptionGroup;
import io.linli.catalog.service.Pricing;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.Size;
import io.linli.web.page.Frame;

/**
 * What is chosen of a service on its page. Where nothing is chosen yet, or what is not on offer, it is the first that is.
 *
 * @param quote of the choice
 */
@TemplateData
public record ServiceChoice(ServiceItem item, Choice choice, Quote quote) {

    private static final int MOST_IN_A_LIST = 50;

    static ServiceChoice of(ServiceItem item, Choice asked) {
        var terms = item.terms();
        var size = terms.sizes().stream()
                .map(Size::code)
                .filter(code -> code.equals(asked.size()))
                .findFirst()
                .or(() -> terms.sizes().stream().map(Size::code).findFirst());
        var options = new HashMap<String, String>();
        terms.groups().forEach(group -> options.put(group.code(), option(group, asked)));
        var addOns = new HashMap<String, Integer>();
        terms.addOns().forEach(addOn -> {
            int wanted = Math.min(addOn.most(), asked.addOns().getOrDefault(addOn.code(), 0));
            if (wanted > 0) {
                addOns.put(addOn.code(), wanted);
            }
        });
        var choice = new Choice(size.orElse(null), options, addOns, measure(item, asked.measure()));
        return new ServiceChoice(item, choice, item.quote(choice));
    }

    /** A price; null where somebody has to look first. */
    public Quote.@Nullable Priced priced() {
        return quote instanceof Quote.Priced priced ? priced : null;
    }

    /** Whether there is anything to choose but the time. */
    public boolean choosing() {
        return !item.terms().plain() && priced() != null;
    }

    public boolean isSize(String code) {
        return code.equals(choice.size());
    }

    public boolean isOption(OptionGroup group, Extra option) {
        return option.code().equals(choice.options().get(group.code()));
    }

    public boolean isQuantity(Extra addOn, int quantity) {
        return choice.addOns().getOrDefault(addOn.code(), 0) == quantity;
    }

    /** None to the most. */
    public List<Integer> quantities(Extra addOn) {
        return IntStream.rangeClosed(0, Math.min(MOST_IN_A_LIST, addOn.most()))
                .boxed()
                .toList();
    }

    public boolean hours() {
        return item.terms().pricing().measured() instanceof Pricing.PerHour;
    }

    public boolean metres() {
        return item.terms().pricing().measured() instanceof Pricing.PerSquareMetre;
    }

    public boolean pieces() {
        return item.terms().pricing().measured() instanceof Pricing.PerPiece;
    }

    public int least() {
        return item.terms().pricing().measured() instanceof Pricing.PerSquareMetre area ? area.least() : 1;
    }

    public int most() {
        var pricing = item.terms().pricing().measured();
        if (pricing instanceof Pricing.PerSquareMetre area) {
            return area.most();
        }
        return pricing instanceof Pricing.PerPiece pieces ? pieces.most() : 1;
    }

    /** Minutes that can be chosen where it is by the hour. */
    public List<Integer> minutes() {
        if (item.terms().pricing().measured() instanceof Pricing.PerHour hours) {
            return IntStream.iterate(
                            hours.leastMinutes(),
                            minutes -> minutes <= hours.mostMinutes(),
                            minutes -> minutes + hours.stepMinutes())
                    .boxed()
                    .toList();
        }
        return List.of();
    }

    public int measure() {
        return Optional.ofNullable(choice.measure()).orElse(0);
    }

    /** For an address: {@code &size=…}; empty where nothing is chosen. */
    public String query() {
        var query = new StringJoiner("&", "&", "").setEmptyValue("");
        Optional.ofNullable(choice.size()).ifPresent(size -> query.add("size=" + Frame.encoded(size)));
        choice.options().forEach((group, option) -> query.add("option=" + Frame.encoded(group + ":" + option)));
        choice.addOns().forEach((addOn, quantity) -> query.add("addOn=" + Frame.encoded(addOn + ":" + quantity)));
        Optional.ofNullable(choice.measure()).ifPresent(measure -> query.add("measure=" + measure));
        return query.toString();
    }

    private static String option(OptionGroup group, Choice asked) {
        var codes = group.options().stream().map(Extra::code).toList();
        return Optional.ofNullable(asked.options().get(group.code()))
                .filter(codes::contains)
                .orElse(codes.get(0));
    }

    private static @Nullable Integer measure(ServiceItem item, @Nullable Integer asked) {
        var pricing = item.terms().pricing().measured();
        if (pricing instanceof Pricing.PerHour hours) {
            return Optional.ofNullable(asked)
                    .filter(minutes -> minutes >= hours.leastMinutes()
                            && minutes <= hours.mostMinutes()
                            && minutes % hours.stepMinutes() == 0)
                    .orElse(hours.leastMinutes());
        }
        if (pricing instanceof Pricing.PerSquareMetre area) {
            return within(asked, area.least(), area.most());
        }
        return pricing instanceof Pricing.PerPiece pieces ? within(asked, 1, pieces.most()) : null;
    }

    private static Integer within(@Nullable Integer asked, int least, int most) {
        return Math.max(least, Math.min(most, Optional.ofNullable(asked).orElse(least)));
    }
}
