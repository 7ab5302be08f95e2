package io.linli.web.message;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Message;
import io.linli.marketplace.message.MessageChannel;
import io.linli.marketplace.message.Topic;
import io.linli.marketplace.message.Undelivered;
import io.linli.marketplace.notice.Notice;
import io.linli.web.identity.Contacts;
import io.linli.web.page.MailText;
import io.linli.web.page.NoticeTexts;
import io.linli.web.page.PublicAddress;
import io.linli.web.page.UnsubscribeLinks;

/** E-mail by SMTP, reactive. */
@ApplicationScoped
class EmailChannel implements MessageChannel {

    /** What RFC 5321 answers to a recipient that will never be taken. */
    private static final Set<Integer> FOR_GOOD = Set.of(501, 550, 551, 552, 553, 554);

    /**
     * What the client's failure begins with where the answer was to RCPT TO. A server that will not speak to us (its banner), that
     * refuses us as a sender or what we say answers with the same codes: that is about us, and passes when it is put right.
     */
    private static final String TO_RECIPIENT = "recipient address not accepted";

    private final ReactiveMailer mailer;
    private final Contacts contacts;
    private final NoticeTexts texts;
    private final PublicAddress addresses;
    private final UnsubscribeLinks links;
    private final Optional<String> host;

    EmailChannel(
            ReactiveMailer mailer,
            Contacts contacts,
            NoticeTexts texts,
            PublicAddress addresses,
            UnsubscribeLinks links,
            @ConfigProperty(name = "linli.mail.host") Optional<String> host) {
        this.mailer = mailer;
        this.contacts = contacts;
        this.texts = texts;
        this.addresses = addresses;
        this.links = links;
        this.host = host;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance noticeHtml(MailText mail);

        static native TemplateInstance noticeText(MailText mail);
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean configured() {
        return host.isPresent();
    }

    @Override
    public Uni<Void> send(Message message, Optional<String> language) {
        return contacts.of(message.party().name(), message.recipientId())
                .map(found -> found.orElseThrow(() -> new Undelivered("no-address", Undelivered.Outlook.NOWHERE)))
                .chain(contact -> text(message, language.or(contact::language))
                        .chain(text -> mail(message, contact.address(), text)))
                .chain(this::hand);
    }

    private Uni<MailText> text(Message message, Optional<String> language) {
        var notice = new Notice(
                message.id(),
                message.kind(),
                message.subjectId(),
                message.causeId(),
                message.facts(),
                message.createdAt(),
                Optional.empty());
        return texts.of(message.companyId(), List.of(notice)).map(said -> {
            var technician = message.party() == Message.Party.TECHNICIAN;
            var page = technician ? "/technician" : said.get(0).address();
            return MailText.of(
                    language,
                    said.get(0),
                    addresses.outside(page),
                    technician ? "" : unsubscribe(message),
                    technician ? "" : addresses.outside("/me/messages"));
        });
    }

    private String unsubscribe(Message message) {
        return addresses.outside(
                links.path(message.companyId(), message.recipientId(), Topic.of(message.kind()), message.channel()));
    }

    private Uni<Mail> mail(Message message, String address, MailText text) {
        return text.show(Templates.noticeHtml(text))
                .createUni()
                .chain(html -> text.show(Templates.noticeText(text)).createUni().map(plain -> {
                    var mail = Mail.withHtml(address, text.title(), html)
                            .setText(plain)
                            .addHeader("Message-ID", "<" + message.id() + "@messages.linli>")
                            .addHeader("Auto-Submitted", "auto-generated")
                            .addHeader("Content-Language", text.language());
                    return text.unsubscribe().isEmpty() ? mail : leavable(mail, text.unsubscribe());
                }));
    }

    /** Source: RFC 8058, one-click unsubscribe. */
    private static Mail leavable(Mail mail, String link) {
        return mail.addHeader("List-Unsubscribe", "<" + link + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private Uni<Void> hand(Mail mail) {
        return mailer.send(mail).onFailure().transform(EmailChannel::undelivered);
    }

    /** Nothing of what the server wrote is kept: it may name the address. */
    static Undelivered undelivered(Throwable failure) {
        if (failure instanceof SMTPException smtp && smtp.getReplyCode() > 0) {
            return new Undelivered(
                    "smtp-" + smtp.getReplyCode(),
                    isForGood(smtp) ? Undelivered.Outlook.NEVER : Undelivered.Outlook.LATER);
        }
        return new Undelivered("server-away", Undelivered.Outlook.LATER);
    }

    /** A policy (RFC 3463, X.7.X) is about us, also where it is told of at a recipient. */
    private static boolean isForGood(SMTPException refused) {
        return FOR_GOOD.contains(refused.getReplyCode())
                && String.valueOf(refused.getMessage()).startsWith(TO_RECIPIENT)
                && refused.getEnhancedStatus() != SMTPException.EnhancedStatus.OTHER_SECURITY;
    }
}
