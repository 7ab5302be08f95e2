package io.linli.web.message;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Message;
import io.linli.marketplace.message.MessageChannel;
import io.linli.marketplace.message.Undelivered;

/** SMS and push: nothing is behind them, and they say so. An adapter takes the place of its line here. */
@ApplicationScoped
class OtherChannels {

    @Produces
    @Singleton
    MessageChannel sms() {
        return new NotConfigured(Channel.SMS);
    }

    @Produces
    @Singleton
    MessageChannel push() {
        return new NotConfigured(Channel.PUSH);
    }

    private record NotConfigured(Channel channel) implements MessageChannel {

        @Override
        public boolean configured() {
            return false;
        }

        @Override
        public Uni<Void> send(Message message, Optional<String> language) {
            return Uni.createFrom()
                    .failure(() -> new Undelivered("channel-not-configured", Undelivered.Outlook.NOWHERE));
        }
    }
}
