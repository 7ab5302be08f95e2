package io.linli.catalog.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * A service as a provider describes it. Refuses with: {@code service-text-invalid} (a name of 1 to 80, a description of at most
 * 2000 characters in both languages), {@code service-price-invalid}, {@code service-duration-invalid}, {@code
 * service-code-invalid}, {@code service-terms-invalid}, {@code service-visit-invalid}, {@code service-photo-invalid}, {@code
 * service-checklist-invalid}.
 */
public record ServiceDraft(
        UUID categoryId,
        LocalizedText name,
        LocalizedText description,
        int durationMinutes,
        Money price,
        ServiceTerms terms,
        VisitRules visit) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int LONGEST_BUFFER = 240;
    private static final int MOST_OF_A_KIND = 20;
    private static final int MOST_MEASURE = 10_000;
    private static final long MOST_PRICE = 100_000_000;
    private static final Set<Integer> WINDOWS = Set.of(0, 60, 120, 180, 240, 360);
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ServiceDraft {
        require(named(name, LONGEST_NAME) && sized(description, LONGEST_DESCRIPTION), "service-text-invalid");
        require(duration(durationMinutes), "service-duration-invalid");
        require(
                price.isPositive() && Optional.ofNullable(price.currency()).isPresent() && affordable(price, price),
                "service-price-invalid");
        checkChoices(terms, price);
        require(neverNothing(terms, price), "service-price-invalid");
        require(possible(terms.pricing(), price), "service-terms-invalid");
        require(
                WINDOWS.contains(visit.windowMinutes())
                        && buffer(visit.beforeMinutes())
                        && buffer(visit.afterMinutes())
                        && visit.skills().size() <= MOST_OF_A_KIND
                        && visit.skills().stream()
                                .allMatch(skill -> CODE.matcher(skill).matches()),
                "service-visit-invalid");
        require(
                terms.checklist().size() <= MOST_OF_A_KIND
                        && terms.checklist().stream().allMatch(one -> named(one.name(), LONGEST_NAME)),
                "service-checklist-invalid");
        require(
                terms.photos().size() <= MOST_OF_A_KIND
                        && terms.photos().stream().allMatch(ServiceDraft::address),
                "service-photo-invalid");
    }

    private static void checkChoices(ServiceTerms terms, Money price) {
        var extras = Stream.concat(
                        terms.groups().stream().flatMap(group -> group.options().stream()), terms.addOns().stream())
                .toList();
        require(
                distinct(terms.sizes().stream().map(Size::code).toList())
                        && distinct(
                                terms.groups().stream().map(OptionGroup::code).toList())
                        && distinct(terms.addOns().stream().map(Extra::code).toList())
                        && terms.groups().stream()
                                .allMatch(group -> !group.options().isEmpty()
                                        && distinct(group.options().stream()
                                                .map(Extra::code)
                                                .toList())),
                "service-code-invalid");
        require(
                terms.sizes().stream().allMatch(size -> size.price().isPositive() && affordable(size.price(), price))
                        && extras.stream()
                                .allMatch(extra -> !extra.price().isNegative() && affordable(extra.price(), price)),
                "service-price-invalid");
        require(
                terms.sizes().stream().allMatch(size -> duration(size.minutes()))
                        && extras.stream()
                                .allMatch(extra -> extra.minutes() >= 0
                                        && extra.minutes() <= LONGEST_MINUTES
                                        && extra.most() >= 1
                                        && extra.most() <= 100),
                "service-duration-invalid");
        require(
                terms.sizes().stream().allMatch(size -> named(size.name(), LONGEST_NAME))
                        && terms.groups().stream().allMatch(group -> named(group.name(), LONGEST_NAME))
                        && extras.stream().allMatch(extra -> named(extra.name(), LONGEST_NAME)),
                "service-text-invalid");
    }

    private static boolean possible(Pricing pricing, Money price) {
        if (pricing instanceof Pricing.PerHour hours) {
            return hours.stepMinutes() >= 5
                    && hours.leastMinutes() >= hours.stepMinutes()
                    && hours.leastMinutes() % hours.stepMinutes() == 0
                    && hours.mostMinutes() % hours.stepMinutes() == 0
                    && hours.mostMinutes() >= hours.leastMinutes()
                    && hours.mostMinutes() <= LONGEST_MINUTES;
        }
        if (pricing instanceof Pricing.PerSquareMetre area) {
            return area.least() >= 1
                    && area.most() >= area.least()
                    && area.most() <= MOST_MEASURE
                    && area.minutesPerTen() >= 0
                    && area.minutesPerTen() <= LONGEST_MINUTES;
        }
        if (pricing instanceof Pricing.PerPiece pieces) {
            return pieces.most() >= 1
                    && pieces.most() <= 1_000
                    && pieces.minutesEach() >= 0
                    && pieces.minutesEach() <= LONGEST_MINUTES;
        }
        return !(pricing instanceof Pricing.CallOut callOut)
                || callOut.fee().isPositive() && affordable(callOut.fee(), price) && possible(callOut.then(), price);
    }

    /** A minute of an hour costs at least one minor unit: whatever is chosen, something is to be paid. */
    private static boolean neverNothing(ServiceTerms terms, Money price) {
        return !(terms.pricing().measured() instanceof Pricing.PerHour)
                || Stream.concat(Stream.of(price), terms.sizes().stream().map(Size::price))
                        .allMatch(rate -> rate.amount() >= 60);
    }

    private static boolean affordable(Money price, Money base) {
        return price.amount() <= MOST_PRICE
                && Optional.ofNullable(price.currency()).equals(Optional.ofNullable(base.currency()));
    }

    private static boolean duration(int minutes) {
        return minutes >= 5 && minutes <= LONGEST_MINUTES && minutes % 5 == 0;
    }

    private static boolean buffer(int minutes) {
        return minutes >= 0 && minutes <= LONGEST_BUFFER && minutes % 5 == 0;
    }

    private static boolean named(LocalizedText name, int longest) {
        return sized(name, longest) && !name.en().isBlank() && !name.zh().isBlank();
    }

    private static boolean sized(LocalizedText text, int longest) {
        return Stream.of(Optional.ofNullable(text.en()), Optional.ofNullable(text.zh()))
                .allMatch(language ->
                        language.filter(words -> words.length() <= longest).isPresent());
    }

    private static boolean distinct(Collection<String> codes) {
        return codes.size() <= MOST_OF_A_KIND
                && new HashSet<>(codes).size() == codes.size()
                && codes.stream()
                        .allMatch(code ->
                                code.length() <= 40 && CODE.matcher(code).matches());
    }

    /** On this site, or anywhere by https. */
    private static boolean address(String photo) {
        try {
            var uri = new URI(photo);
            boolean ours = uri.getScheme() == null && photo.startsWith("/") && !photo.startsWith("//");
            return photo.length() <= LONGEST_ADDRESS
                    && (ours || "https".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static void require(boolean fine, String code) {
        if (!fine) {
            throw new Refusal(
                    Refusal.Kind.INVALID, code, "This part of the service cannot be like that: " + part(code));
        }
    }

    private static String part(String code) {
        return List.of(code.split("-")).get(1) + ".";
    }
}
