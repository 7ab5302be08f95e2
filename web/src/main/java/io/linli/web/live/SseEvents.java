package io.linli.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

import io.linli.marketplace.campaign.CampaignProgress;

/** What viewers are sent. Written once, for however many. */
@ApplicationScoped
class SseEvents {

    /** The name of the event that says how far it is. */
    static final String PROGRESS = "progress";

    private final ObjectMapper mapper;
    private final LiveSettings settings;

    SseEvents(ObjectMapper mapper, LiveSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    String json(CampaignProgress progress) {
        try {
            return mapper.writeValueAsString(ProgressView.of(progress));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    OutboundSseEvent progress(String json) {
        return new OutboundSseEventImpl.BuilderImpl().name(PROGRESS).data(json).build();
    }

    /** The first for somebody: it also says when to come back after the connection is lost. */
    OutboundSseEvent first(String json) {
        long least = settings.retry().toMillis();
        return new OutboundSseEventImpl.BuilderImpl()
                .name(PROGRESS)
                .reconnectDelay(ThreadLocalRandom.current().nextLong(least, 2 * least + 1))
                .data(json)
                .build();
    }

    OutboundSseEvent heartbeat() {
        return new OutboundSseEventImpl.BuilderImpl().comment("still here").build();
    }
}
