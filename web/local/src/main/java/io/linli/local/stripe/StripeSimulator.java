package io.linli.local.stripe;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.linli.local.stripe.admin.AdminApi;
import io.linli.local.stripe.agenda.Agenda;
import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.checkout.CheckoutFlow;
import io.linli.local.stripe.checkout.CheckoutSessions;
import io.linli.local.stripe.connect.AccountLinks;
import io.linli.local.stripe.connect.ConnectAccounts;
import io.linli.local.stripe.connect.Payouts;
import io.linli.local.stripe.connect.TransferReversals;
import io.linli.local.stripe.connect.Transfers;
import io.linli.local.stripe.http.ApiHandler;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Expansion;
import io.linli.local.stripe.http.Idempotency;
import io.linli.local.stripe.page.Pages;
import io.linli.local.stripe.payment.Charges;
import io.linli.local.stripe.payment.Customers;
import io.linli.local.stripe.payment.Disputes;
import io.linli.local.stripe.payment.PaymentIntents;
import io.linli.local.stripe.payment.PaymentMethods;
import io.linli.local.stripe.payment.Refunds;
import io.linli.local.stripe.payment.SetupIntents;
import io.linli.local.stripe.store.Accounts;
import io.linli.local.stripe.webhook.Deliveries;
import io.linli.local.stripe.webhook.Dispatcher;
import io.linli.local.stripe.webhook.Events;
import io.linli.local.stripe.webhook.WebhookEndpoints;

/**
 * A stateful Stripe for one's own machine: API, hosted pages, webhooks, faults. See the package's description.
 *
 * <p>Listens on the loopback interface only. Thread-safe; one instance per data folder.
 */
public final class StripeSimulator implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int EVENT_LOOPS = 2;
    private static final long FORM_BYTES = 64 << 10;
    private static final long TIDY_MILLIS = 30_000;
    private static final int MOST_KEYS = 50_000;
    private static final int MOST_EVENTS = 50_000;
    private static final int MOST_DELIVERIES = 20_000;
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final Agenda agenda;
    private final Dispatcher dispatcher;
    private final Accounts accounts;
    private int port;

    private StripeSimulator(Path dataFolder) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        agenda = new Agenda(vertx);
        dispatcher = new Dispatcher(vertx, agenda);
        agenda.add(dispatcher);
        agenda.add(timers());
        accounts = new Accounts(dataFolder, agenda, agenda::opened, agenda::nextDue);
    }

    /**
     * Starts a simulator and resumes what an earlier one left in the folder.
     *
     * @param port where to listen, or 0 for any free port
     * @param dataFolder made if missing; holds one journal per account
     * @throws IllegalStateException if the port cannot be had
     */
    public static StripeSimulator start(int port, Path dataFolder) {
        var simulator = new StripeSimulator(dataFolder);
        try {
            simulator.accounts.resume();
            simulator.listen(port);
            return simulator;
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops listening and sending; everything is stored already. */
    @Override
    public void close() {
        agenda.close();
        dispatcher.close();
        try {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } finally {
            accounts.close();
        }
    }

    private void listen(int wanted) {
        var router = router();
        // To Vert.x a negative port is any free one, but the same for all servers that ask for it.
        var asked = wanted == 0 ? -1 : wanted;
        for (int i = 0; i < EVENT_LOOPS; i++) {
            port = server(router, asked).actualPort();
        }
        vertx.setPeriodic(TIDY_MILLIS, t -> tidy());
    }

    private HttpServer server(Router router, int at) {
        var options = new HttpServerOptions().setMaxFormFields(256).setTcpNoDelay(true);
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen(at, HOST)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The Stripe simulator cannot listen on port " + at, e.getCause());
        }
    }

    private Router router() {
        var router = Router.router(vertx);
        var endpoints = new Endpoints();
        var expansion = new Expansion();
        register(endpoints, expansion);
        router.route("/v1/*").handler(new ApiHandler(accounts, endpoints, expansion));
        router.route().handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES));
        new AdminApi(accounts, agenda).register(router);
        new Pages(accounts).register(router);
        return router;
    }

    private static void register(Endpoints endpoints, Expansion expansion) {
        Customers.register(endpoints);
        PaymentMethods.register(endpoints);
        PaymentIntents.register(endpoints);
        SetupIntents.register(endpoints);
        Charges.register(endpoints, expansion);
        Refunds.register(endpoints);
        Disputes.register(endpoints);
        CheckoutSessions.register(endpoints, expansion);
        BalanceTransactions.register(endpoints);
        ConnectAccounts.register(endpoints);
        AccountLinks.register(endpoints);
        Transfers.register(endpoints);
        TransferReversals.register(endpoints);
        Payouts.register(endpoints);
        Events.register(endpoints);
        WebhookEndpoints.register(endpoints);
    }

    private static Timers timers() {
        return new Timers()
                .on(CheckoutSessions.EXPIRES, CheckoutFlow::expire)
                .on(PaymentIntents.authorisationTimer(), PaymentIntents::endAuthorisation)
                .on(Refunds.SUCCEEDS, Refunds::succeed)
                .on(Refunds.FAILS, Refunds::fail)
                .on(Disputes.DUE, Disputes::evidenceDue)
                .on(Payouts.ARRIVES, Payouts::arrive)
                .on(Deliveries.RELEASE, Deliveries::release);
    }

    /** Drops what is outdated, and from the memory what nobody uses. */
    private void tidy() {
        for (var account : accounts.open()) {
            synchronized (account) {
                if (!account.closed()) {
                    var now = account.nowMillis() / 1000;
                    account.prune(Idempotency.TYPE, now - Idempotency.SECONDS_KEPT, MOST_KEYS);
                    account.prune(Events.TYPE, now - Events.SECONDS_KEPT, MOST_EVENTS);
                    account.prune(Deliveries.TYPE, now - Deliveries.SECONDS_KEPT, MOST_DELIVERIES);
                }
            }
        }
        accounts.tidy();
    }
}
