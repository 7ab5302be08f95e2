package io.linli.web.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.util.List;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.message.Undelivered;

/** What a server's refusal means, in the words that the mail client gives it. */
class EmailChannelTest {

    @Test
    void a_recipient_that_is_refused_is_so_for_good() {
        assertThat(outlook("recipient address not accepted", 550, "550 5.1.1 no such address"))
                .isEqualTo(Undelivered.Outlook.NEVER);
        assertThat(outlook("recipient address not accepted", 553, "553 no such address"))
                .isEqualTo(Undelivered.Outlook.NEVER);
        assertThat(outlook("recipient address not accepted", 451, "451 4.3.2 busy"))
                .isEqualTo(Undelivered.Outlook.LATER);
    }

    @Test
    void what_is_about_us_may_pass() {
        assertThat(outlook("got error response", 554, "554 5.7.1 you are on a list"))
                .isEqualTo(Undelivered.Outlook.LATER);
        assertThat(outlook("sender address not accepted", 550, "550 not from there"))
                .isEqualTo(Undelivered.Outlook.LATER);
        assertThat(outlook("DATA command not accepted", 554, "554 no valid recipients"))
                .isEqualTo(Undelivered.Outlook.LATER);
        assertThat(outlook("sending data failed", 552, "552 quota")).isEqualTo(Undelivered.Outlook.LATER);
        assertThat(outlook("recipient address not accepted", 550, "550 5.7.1 relaying denied"))
                .isEqualTo(Undelivered.Outlook.LATER);
    }

    @Test
    void the_code_says_what_was_answered_and_names_nobody() {
        var refused = EmailChannel.undelivered(new SMTPException(
                "recipient address not accepted", 550, List.of("550 5.1.1 somebody@example.org is not here"), true));

        assertThat(refused.code()).isEqualTo("smtp-550");
        assertThat(refused).hasMessage("smtp-550");
    }

    private static Undelivered.Outlook outlook(String doing, int code, String answer) {
        return EmailChannel.undelivered(new SMTPException(doing, code, List.of(answer), true))
                .outlook();
    }
}
