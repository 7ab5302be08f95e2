package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import io.linli.catalog.kernel.Refusal;

/**
 * What a technician can do. Refuses with: {@code skill-invalid}.
 *
 * @param code lower-case words joined by hyphens, at most 40 characters, as services ask for it
 * @param certificate its number; empty where none is needed
 * @param expiresOn the certificate's last good day
 */
public record Skill(String code, String certificate, Optional<LocalDate> expiresOn) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_CERTIFICATE = 80;

    public Skill {
        if (!CODE.matcher(code).matches()
                || code.length() > LONGEST_CODE
                || certificate.length() > LONGEST_CERTIFICATE) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "skill-invalid",
                    "A skill is lower-case words joined by hyphens, like gas-fitting; a certificate's number has at most 80 characters.");
        }
    }
}
