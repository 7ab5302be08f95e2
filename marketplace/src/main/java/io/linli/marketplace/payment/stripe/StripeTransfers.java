package io.linli.marketplace.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.payment.TransferGateway;

/**
 * Stripe Connect behind the port: accounts whose owners Stripe asks on pages of its own, transfers (separate from the charges),
 * reversals. A payout pays for many orders, so its {@code transfer_group} is the payout.
 */
@ApplicationScoped
class StripeTransfers implements TransferGateway {

    private static final long PAGE = 100L;
    private static final int MOST_REVERSAL_PAGES = 10;

    private final StripeCalls stripe;
    private final StripeSettings settings;

    StripeTransfers(StripeCalls stripe, StripeSettings settings) {
        this.stripe = stripe;
        this.settings = settings;
    }

    @Override
    public Uni<ProviderAccount> openAccount(UUID key, String party) {
        var transfers = AccountCreateParams.Capabilities.Transfers.builder()
                .setRequested(true)
                .build();
        var params = AccountCreateParams.builder()
                .setType(AccountCreateParams.Type.EXPRESS)
                .setCountry(settings.accountCountry())
                .setCapabilities(AccountCreateParams.Capabilities.builder()
                        .setTransfers(transfers)
                        .build())
                .putMetadata(StripeFacts.PARTY, party)
                .build();
        return stripe.call(client -> client.v1().accounts().create(params, StripeGateway.key(key.toString())))
                .map(account -> StripeFacts.account(StripeFacts.json(account)));
    }

    @Override
    public Uni<ProviderAccount> look(String account) {
        return stripe.call(client -> client.v1().accounts().retrieve(account))
                .map(found -> StripeFacts.account(StripeFacts.json(found)));
    }

    @Override
    public Uni<URI> onboardingPage(String account, URI back, URI again) {
        var params = AccountLinkCreateParams.builder()
                .setAccount(account)
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setReturnUrl(back.toString())
                .setRefreshUrl(again.toString())
                .build();
        return stripe.call(client -> client.v1().accountLinks().create(params)).map(link -> URI.create(link.getUrl()));
    }

    @Override
    public Uni<String> transfer(TransferOrder order) {
        var params = TransferCreateParams.builder()
                .setAmount(order.amount().amount())
                .setCurrency(currency(order))
                .setDestination(order.account())
                .setTransferGroup(order.payoutId().toString())
                .setDescription(order.number())
                .putMetadata(StripeFacts.PAYOUT, order.payoutId().toString())
                .putMetadata(StripeFacts.PARTY, order.party())
                .build();
        return stripe.call(client -> client.v1().transfers().create(params, StripeGateway.key(order.key())))
                .map(Transfer::getId);
    }

    @Override
    public Uni<Optional<String>> findTransfer(TransferOrder order) {
        var params = TransferListParams.builder()
                .setTransferGroup(order.payoutId().toString())
                .setLimit(PAGE)
                .build();
        return stripe.call(client -> client.v1().transfers().list(params))
                .map(found -> found.getData().stream().map(Transfer::getId).findFirst());
    }

    @Override
    public Uni<String> reverse(ReversalOrder order) {
        var params = TransferReversalCreateParams.builder()
                .setAmount(order.amount().amount())
                .putMetadata(StripeFacts.RECALL, order.recallId().toString())
                .build();
        return stripe.call(client -> client.v1()
                        .transfers()
                        .reversals()
                        .create(order.transfer(), params, StripeGateway.key(order.key())))
                .map(TransferReversal::getId);
    }

    @Override
    public Uni<Optional<String>> findReversal(ReversalOrder order) {
        return stripe.call(client -> find(client, order));
    }

    private static Optional<String> find(StripeClient client, ReversalOrder order) throws StripeException {
        var params = TransferReversalListParams.builder().setLimit(PAGE);
        for (int page = 0; page < MOST_REVERSAL_PAGES; page++) {
            var found = client.v1().transfers().reversals().list(order.transfer(), params.build());
            var made = found.getData().stream()
                    .filter(reversal -> order.recallId()
                            .toString()
                            .equals(reversal.getMetadata().get(StripeFacts.RECALL)))
                    .map(TransferReversal::getId)
                    .findFirst();
            if (made.isPresent() || !Boolean.TRUE.equals(found.getHasMore())) {
                return made;
            }
            params.setStartingAfter(
                    found.getData().get(found.getData().size() - 1).getId());
        }
        return Optional.empty();
    }

    private static String currency(TransferOrder order) {
        return order.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }
}
