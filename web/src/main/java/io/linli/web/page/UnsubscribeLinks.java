package io.linli.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Topic;

/**
 * Links by which whoever holds a message ends messages like it, without signing in, and can do nothing else. Signed with HMAC-SHA-256
 * (RFC 2104), for this purpose only.
 */
@ApplicationScoped
public class UnsubscribeLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "unsubscribe ";
    private static final int PARTS = 4;

    private final SecretKeySpec key;

    UnsubscribeLinks(LinkSettings settings) {
        key = new SecretKeySpec(settings.key().getBytes(UTF_8), ALGORITHM);
    }

    /** What a link ends. */
    public record Unsubscription(UUID companyId, UUID residentId, Topic topic, Channel channel) {}

    /** On this site. */
    public String path(UUID companyId, UUID residentId, Topic topic, Channel channel) {
        var what = String.join(" ", companyId.toString(), residentId.toString(), topic.name(), channel.name());
        return "/unsubscribe?link=" + encode(what.getBytes(UTF_8)) + "." + encode(sign(what));
    }

    /** Refuses with: {@code link-invalid}. */
    public Unsubscription read(@Nullable String link) {
        var halves = link == null ? new String[0] : link.split("\\.", -1);
        if (halves.length != 2) {
            throw invalid();
        }
        try {
            var what = new String(Base64.getUrlDecoder().decode(halves[0]), UTF_8);
            if (!MessageDigest.isEqual(sign(what), Base64.getUrlDecoder().decode(halves[1]))) {
                throw invalid();
            }
            var parts = what.split(" ", PARTS);
            return new Unsubscription(
                    UUID.fromString(parts[0]),
                    UUID.fromString(parts[1]),
                    Topic.valueOf(parts[2]),
                    Channel.valueOf(parts[3]));
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
    }

    private byte[] sign(String what) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + what).getBytes(UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Refusal invalid() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "link-invalid", "This link is not one of ours, or not whole.");
    }
}
