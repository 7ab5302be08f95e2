package io.linli.marketplace.message;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How somebody wants to be told.
 *
 * @param language {@code en} or {@code zh}; empty: as they read last
 * @param channels of each topic; none: in the app only
 */
public record Preference(Optional<String> language, QuietHours quiet, Map<Topic, Set<Channel>> channels) {

    /** Of whoever has not chosen. */
    public static final Preference DEFAULT = new Preference(Optional.empty(), QuietHours.DEFAULT, byEmail());

    public Preference {
        channels = Map.copyOf(channels);
    }

    public boolean wants(Topic topic, Channel channel) {
        return channels.getOrDefault(topic, Set.of()).contains(channel);
    }

    /** The same without the channel for the topic. */
    public Preference without(Topic topic, Channel channel) {
        var changed = new EnumMap<Topic, Set<Channel>>(Topic.class);
        changed.putAll(channels);
        var left = EnumSet.noneOf(Channel.class);
        left.addAll(channels.getOrDefault(topic, Set.of()));
        left.remove(channel);
        changed.put(topic, left);
        return new Preference(language, quiet, changed);
    }

    private static Map<Topic, Set<Channel>> byEmail() {
        var channels = new EnumMap<Topic, Set<Channel>>(Topic.class);
        for (var topic : Topic.values()) {
            channels.put(topic, Set.of(Channel.EMAIL));
        }
        return channels;
    }
}
