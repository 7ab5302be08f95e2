package io.linli.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

import io.linli.local.Isolation;
import io.linli.local.LocalStack;
import io.linli.local.Progress;
import io.linli.local.mail.LocalMail;

/**
 * The real servers, shared with whatever else runs, and this test run's own database, index and key prefixes. The mail server is the
 * run's own, so that it can be away.
 */
public class LinliStack implements QuarkusTestResourceLifecycleManager {

    /** What passwords of feeds are sealed with, now and before. */
    public static final String FEED_KEY = "bm93IG5vdyBub3cgbm93IG5vdyBub3cgbm93IG5vdyE=";

    public static final String FORMER_FEED_KEY = "b25jZSBvbmNlIG9uY2Ugb25jZSBvbmNlIG9uY2UgISE=";

    private LocalStack stack;
    private Isolation own;
    private LocalMail mail;

    @Override
    public Map<String, String> start() {
        stack = LocalStack.lease(Progress.silent());
        own = stack.isolated("web-tests");
        mail = mailServer();
        var environment = new HashMap<>(own.environment());
        environment.put("LINLI_FEED_SECRET_KEY", FEED_KEY);
        environment.put("LINLI_FEED_FORMER_SECRET_KEYS", FORMER_FEED_KEY);
        environment.put("LINLI_SMTP_HOST", "localhost");
        environment.put("LINLI_SMTP_PORT", Integer.toString(mail.smtpPort()));
        environment.put("LINLI_SMTP_USER", "tests");
        environment.put("LINLI_SMTP_PASSWORD", "linli");
        environment.put("LINLI_SMTP_STARTTLS", "DISABLED");
        environment.put("LINLI_INBOX_ADDRESS", "http://localhost:" + mail.inboxPort());
        return environment;
    }

    @Override
    public void stop() {
        mail.close();
        own.close();
        stack.close();
    }

    private static LocalMail mailServer() {
        try {
            return LocalMail.start(0, 0, Files.createTempDirectory("linli-mail"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
