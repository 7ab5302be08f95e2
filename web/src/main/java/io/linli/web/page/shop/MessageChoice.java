package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Set;

import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Preference;
import io.linli.marketplace.message.QuietHours;
import io.linli.marketplace.message.Topic;

/**
 * The form of how somebody is told.
 *
 * @param available channels that anything can be sent over
 * @param addressKnown whether there is a verified e-mail address
 */
@TemplateData
public record MessageChoice(Preference preference, Set<Channel> available, boolean addressKnown) {

    public List<Topic> topics() {
        return List.of(Topic.values());
    }

    public List<Channel> channels() {
        return List.of(Channel.values());
    }

    public boolean wants(Topic topic, Channel channel) {
        return preference.wants(topic, channel);
    }

    public boolean has(Channel channel) {
        return available.contains(channel);
    }

    public String language() {
        return preference.language().orElse("");
    }

    public boolean quiet() {
        return !preference.quiet().from().equals(preference.quiet().until());
    }

    /** What the form begins with. */
    public String from() {
        return hours().from().toString();
    }

    /** What the form begins with. */
    public String until() {
        return hours().until().toString();
    }

    private QuietHours hours() {
        return quiet() ? preference.quiet() : QuietHours.DEFAULT;
    }
}
