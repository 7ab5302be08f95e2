package io.linli.marketplace.message;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every channel by its name. */
@ApplicationScoped
public class Channels {

    private final Map<Channel, MessageChannel> byName = new EnumMap<>(Channel.class);

    Channels(@All List<MessageChannel> channels) {
        channels.forEach(one -> byName.put(one.channel(), one));
    }

    MessageChannel of(Channel channel) {
        return byName.get(channel);
    }

    /** Whether anything can be sent over it here. */
    public boolean configured(Channel channel) {
        var found = byName.get(channel);
        return found != null && found.configured();
    }
}
