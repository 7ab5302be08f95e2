package io.linli.fulfillment.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.Limits;
import io.linli.catalog.outside.OutsideReader;
import io.linli.catalog.outside.Telling;

/** Reads calendars from addresses that providers name. */
@ApplicationScoped
class CalendarAddress implements Telling {

    private final OutsideReader outside;
    private final ScheduleSettings settings;

    CalendarAddress(OutsideReader outside, ScheduleSettings settings) {
        this.outside = outside;
        this.settings = settings;
    }

    /**
     * What the address answers. Refuses with: {@code calendar-address-invalid} (not https, or not on the public network),
     * {@code calendar-unreachable}, {@code calendar-too-large}.
     */
    Uni<String> read(String address) {
        return Uni.createFrom().deferred(() -> {
            var limits = new Limits(settings.readWithin(), CalendarFile.LONGEST, settings.privateCalendars());
            var uri = OutsideReader.checked(address.strip().replaceFirst("^webcal://", "https://"), limits, this);
            var body = Buffer.buffer();
            return outside.read(uri, limits, this, part -> {
                        body.appendBuffer(part);
                        return Future.succeededFuture();
                    })
                    .map(done -> body.toString());
        });
    }

    @Override
    public Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "calendar-address-invalid",
                "A calendar's address begins with https:// and is on the public internet.");
    }

    @Override
    public Refusal unreachable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, "calendar-unreachable", "The calendar's address gave no calendar.");
    }

    @Override
    public Refusal tooLarge() {
        return CalendarFile.tooLarge();
    }
}
