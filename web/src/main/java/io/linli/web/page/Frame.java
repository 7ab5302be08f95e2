package io.linli.web.page;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.notice.ResidentNotices;

/**
 * What surrounds a page and how its values are written: handed to every template as {@code frame}. Immutable, made for one
 * request.
 */
@TemplateData
public final class Frame {

    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
    private static final String MANY = (ResidentNotices.MOST_COUNTED - 1) + "+";
    private static final String OWN_COLOR = "1d6b57";

    private final Reading reading;
    private final Address address;
    private final Visitor visitor;
    private final @Nullable Place place;
    private final long cartCount;
    private final long unreadCount;
    private final String csrf;
    private final @Nullable Notice notice;
    private final Instant now;
    private final Formats formats;

    Frame(
            Reading reading,
            Address address,
            Visitor visitor,
            @Nullable Place place,
            long cartCount,
            long unreadCount,
            String csrf,
            @Nullable Notice notice,
            Instant now) {
        this.reading = reading;
        this.address = address;
        this.visitor = visitor;
        this.place = place;
        this.cartCount = cartCount;
        this.unreadCount = unreadCount;
        this.csrf = csrf;
        this.notice = notice;
        this.now = now;
        this.formats = new Formats(reading.language().locale(), zone());
    }

    /** The template in the reader's language. */
    public TemplateInstance show(TemplateInstance template) {
        return template.setLocale(reading.language().locale());
    }

    /** For the {@code lang} attribute. */
    public String lang() {
        return reading.language() == Reading.Language.ZH ? "zh-Hans" : "en";
    }

    public boolean chinese() {
        return reading.language() == Reading.Language.ZH;
    }

    public boolean largeText() {
        return reading.largeText();
    }

    /** This page in the other language. */
    public String otherLanguage() {
        return address.with(Readings.LANGUAGE, chinese() ? "en" : "zh");
    }

    /** This page in the other text size. */
    public String otherTextSize() {
        return address.with(Readings.TEXT, largeText() ? "normal" : "large");
    }

    /** Whether the page lies at this path or below it. */
    public boolean at(String path) {
        return address.path().equals(path) || address.path().startsWith(path + "/");
    }

    public boolean exactlyAt(String path) {
        return address.path().equals(path);
    }

    /** Whether the page lies at or below one of the two. */
    public boolean atEither(String one, String other) {
        return at(one) || at(other);
    }

    /** Whether the page lies at or below one of the three. */
    public boolean atAny(String one, String other, String third) {
        return atEither(one, other) || at(third);
    }

    /** Whether the page is the one, or lies at or below the other. */
    public boolean atExactlyOr(String exact, String below) {
        return exactlyAt(exact) || at(below);
    }

    /** Path and query, to come back to. */
    public String here() {
        return address.toString();
    }

    public Visitor visitor() {
        return visitor;
    }

    public boolean hasPlace() {
        return place != null;
    }

    /** Only where {@link #hasPlace()}. */
    public Place place() {
        return Optional.ofNullable(place).orElseThrow();
    }

    /** The company's colour, six hexadecimal digits. */
    public String color() {
        return place == null ? OWN_COLOR : place.company().color().substring(1);
    }

    public long cartCount() {
        return cartCount;
    }

    /** How many notices are new to the reader; empty where none is. */
    public String unread() {
        if (unreadCount == 0) {
            return "";
        }
        return unreadCount < ResidentNotices.MOST_COUNTED ? Long.toString(unreadCount) : MANY;
    }

    /** The token every form carries. */
    public String csrf() {
        return csrf;
    }

    public @Nullable Notice notice() {
        return notice;
    }

    /** The same frame with a notice of what was done. */
    public Frame noting(String done) {
        return with(Notices.done(done, reading.language().locale()));
    }

    /** The same frame with a notice of what was refused. */
    public Frame refusing(String code) {
        return with(new Notice(false, refusal(code)));
    }

    /** What a refusal's code means, for people. */
    public String refusal(String code) {
        return Notices.refusal(code, reading.language().locale());
    }

    /** Why a row of a price list was not imported, by its code. */
    public String rejection(String code) {
        return Notices.rejection(code, reading.language().locale());
    }

    /** What is missing or wrong about what somebody writes by hand, by its code. */
    public String written(String code) {
        return Notices.rejection("written-" + code, reading.language().locale());
    }

    /** Today, where the community is. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone());
    }

    public Instant now() {
        return now;
    }

    /** The community's. */
    public ZoneId zone() {
        return place == null ? HOME : place.community().zone();
    }

    public String text(LocalizedText text) {
        return text.in(reading.language().locale());
    }

    public String money(Money money) {
        return formats.money(money);
    }

    public String number(long number) {
        return formats.number(number);
    }

    public String rate(int basisPoints) {
        return formats.rate(basisPoints);
    }

    public String date(Instant instant) {
        return formats.date(instant);
    }

    public String date(LocalDate day) {
        return formats.date(day);
    }

    public String time(Instant instant) {
        return formats.time(instant);
    }

    public String dateTime(Instant instant) {
        return formats.dateTime(instant);
    }

    public String day(LocalDate day) {
        return formats.day(day);
    }

    public String month(LocalDate day) {
        return formats.month(day);
    }

    /** For a value in an address. */
    public String encode(String text) {
        return encoded(text);
    }

    /** For a value in an address. */
    public static String encoded(String text) {
        return Address.encode(text);
    }

    public String weekday(LocalDate day) {
        return formats.weekday(day);
    }

    public String weekday(DayOfWeek day) {
        return formats.weekday(day);
    }

    /** In the order of the week. */
    public String weekdays(Set<DayOfWeek> days) {
        return formats.weekdays(days);
    }

    /** Day of the week, day and month. */
    public String dayOfWeek(LocalDate day) {
        return formats.dayOfWeek(day);
    }

    /** How long from now, never negative. */
    public Duration until(Instant instant) {
        Duration left = Duration.between(now, instant);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public Picture picture(String imageUrl, List<CategoryNode> path) {
        return Picture.of(
                imageUrl, path.isEmpty() ? "" : path.get(path.size() - 1).path());
    }

    public Picture picture(String imageUrl, CategoryNode category) {
        return Picture.of(imageUrl, category.path());
    }

    /** For what has no category of goods: by its own name. */
    public Picture pictureOf(LocalizedText name) {
        return Picture.of("", name.en());
    }

    public Picture pictureOf(String imageUrl, LocalizedText name) {
        return Picture.of(imageUrl, name.en());
    }

    public Picture picture(CategoryNode category) {
        return Picture.of("", category.path());
    }

    Reading reading() {
        return reading;
    }

    private Frame with(Notice news) {
        return new Frame(reading, address, visitor, place, cartCount, unreadCount, csrf, news, now);
    }
}
