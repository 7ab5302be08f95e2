package io.linli.web.live;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.campaign.ReadProgress;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** Viewers who read slowly, or hear nothing for long. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ViewersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shopping shopping;

    @Inject
    Vertx vertx;

    @Inject
    OwnContext own;

    @Inject
    ReadProgress progress;

    @Inject
    SseEvents events;

    @Test
    void who_reads_slowly_gets_the_newest_and_no_more() {
        var campaign = campaign();
        var viewers = viewers(Duration.ofMinutes(1));
        var slow = viewers.watch(campaign).subscribe().withSubscriber(AssertSubscriber.<OutboundSseEvent>create(1));
        var quick = viewers.watch(campaign).subscribe().withSubscriber(AssertSubscriber.<OutboundSseEvent>create(100));
        await().atMost(PATIENCE)
                .until(() -> quick.getItems().size() == 1 && slow.getItems().size() == 1);
        for (int units = 1; units <= 3; units++) {
            int told = units + 1;
            shopping.run(
                    "UPDATE marketplace.campaign_item SET joined = ? WHERE campaign_id = ?", (long) units, campaign);
            viewers.changed(campaign);
            await().atMost(PATIENCE).until(() -> quick.getItems().size() == told);
        }

        slow.request(10);

        assertThat(slow.getItems()).hasSize(2);
        assertThat(data(slow.getItems().get(1))).contains("\"joined\":3");
        slow.cancel();
        quick.cancel();
        assertThat(viewers.count()).isZero();
        assertThat(viewers.watched()).isZero();
    }

    @Test
    void who_hears_nothing_for_long_gets_a_comment() {
        var viewers = viewers(Duration.ofMillis(300));
        var viewer =
                viewers.watch(campaign()).subscribe().withSubscriber(AssertSubscriber.<OutboundSseEvent>create(100));

        await().atMost(PATIENCE).until(() -> viewer.getItems().size() >= 3);

        assertThat(viewer.getItems().get(0).getName()).isEqualTo("progress");
        assertThat(viewer.getItems().subList(1, 3)).allSatisfy(beat -> {
            assertThat(beat.getComment()).isNotBlank();
            assertThat(beat.getData()).isNull();
        });
        viewer.cancel();
    }

    private static String data(OutboundSseEvent event) {
        return (String) event.getData();
    }

    private Viewers viewers(Duration heartbeat) {
        var settings = new LiveSettings() {
            @Override
            public int viewers() {
                return 2;
            }

            @Override
            public Duration pace() {
                return Duration.ofMillis(50);
            }

            @Override
            public Duration heartbeat() {
                return heartbeat;
            }

            @Override
            public Duration lookUntold() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration lookAnyway() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration retry() {
                return Duration.ofSeconds(1);
            }
        };
        var viewers = new Viewers(vertx, own, progress, events, settings, Clock.systemUTC(), new SimpleMeterRegistry());
        viewers.start(new StartupEvent());
        return viewers;
    }

    private UUID campaign() {
        return shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 100), 900, 10, 5);
    }
}
