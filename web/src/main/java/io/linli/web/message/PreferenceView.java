package io.linli.web.message;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Channels;
import io.linli.marketplace.message.Preference;
import io.linli.marketplace.message.QuietHours;
import io.linli.marketplace.message.Topic;

/**
 * How somebody is told, besides the notices in the app.
 *
 * @param language en or zh; absent: as pages were read last
 * @param quietHours where the community is; absent: never quiet
 * @param topics the channels of each
 * @param channels which there are, and whether anything can be sent over them here
 */
public record PreferenceView(
        @Nullable String language,
        @Nullable Quiet quietHours,
        Map<Topic, Set<Channel>> topics,
        List<Availability> channels) {

    /** From and until like 21:00; of the next day where until is not after from. */
    public record Quiet(
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime until) {}

    /** Whether anything can be sent over a channel here. */
    public record Availability(Channel channel, boolean available) {}

    /** What replaces all of it. Topics that are not named are told in the app only. */
    public record Change(
            @Nullable String language,
            @Valid @Nullable Quiet quietHours,
            @NotNull Map<Topic, @NotNull Set<@NotNull Channel>> topics) {

        Preference preference() {
            return new Preference(
                    Optional.ofNullable(language),
                    quietHours == null
                            ? new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
                            : new QuietHours(quietHours.from(), quietHours.until()),
                    topics);
        }
    }

    static PreferenceView of(Preference preference, Channels channels) {
        var quiet = preference.quiet();
        return new PreferenceView(
                preference.language().orElse(null),
                quiet.from().equals(quiet.until()) ? null : new Quiet(quiet.from(), quiet.until()),
                preference.channels(),
                Arrays.stream(Channel.values())
                        .map(channel -> new Availability(channel, channels.configured(channel)))
                        .toList());
    }
}
