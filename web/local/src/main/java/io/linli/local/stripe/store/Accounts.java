package io.linli.local.stripe.store;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** All accounts of a data folder; opened when first used, or at the start if they may have work waiting. */
public final class Accounts implements AutoCloseable {

    /** Deliveries older than this are not resumed after a restart; Stripe itself gives up after three days. */
    private static final Duration RESUMED = Duration.ofDays(3);

    /** Accounts nobody used for so long leave the memory. */
    private static final Duration IDLE = Duration.ofMinutes(30);

    private static final String SUFFIX = ".journal";

    private final Path folder;
    private final Account.Commits commits;
    private final Consumer<Account> opened;
    private final Map<String, Account> byKey = new ConcurrentHashMap<>();
    private final Map<String, String> keyById = new ConcurrentHashMap<>();

    /**
     * @param commits told of every commit of every account
     * @param opened told of every account read from disk
     */
    public Accounts(Path folder, Account.Commits commits, Consumer<Account> opened) {
        this.folder = folder;
        this.commits = commits;
        this.opened = opened;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the data folder " + folder, e);
        }
    }

    /** Opens the accounts that may have deliveries or timers waiting from an earlier run. */
    public void resume() {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                var key = firstKey(file);
                key.ifPresent(k -> keyById.put(Ids.accountOf(k), k));
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isAfter(Instant.now().minus(RESUMED))) {
                    key.ifPresent(this::account);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the data folder " + folder, e);
        }
    }

    /** Works on the account a key opens. */
    public <T> T with(String key, Function<Account, T> use) {
        while (true) {
            var account = account(key);
            synchronized (account) {
                if (!account.closed()) {
                    return use.apply(account);
                }
            }
        }
    }

    /** The secret key of an account that was used before, given its id or the key itself. */
    public Optional<String> keyOf(String idOrKey) {
        return Optional.ofNullable(
                idOrKey.startsWith("acct_") ? keyById.get(idOrKey) : keyById.get(Ids.accountOf(idOrKey)));
    }

    /** The accounts in memory. */
    public List<Account> open() {
        return new ArrayList<>(byKey.values());
    }

    /** Ids of all accounts ever used in this folder. */
    public List<String> ids() {
        return keyById.keySet().stream().sorted().toList();
    }

    /** Lets go of accounts nobody used for a while and that have nothing to do. */
    public void closeIdle(Function<Account, Boolean> busy) {
        var before = System.currentTimeMillis() - IDLE.toMillis();
        byKey.forEach((key, account) -> {
            if (!busy.apply(account) && account.closeIfUnusedSince(before)) {
                byKey.remove(key, account);
            }
        });
    }

    @Override
    public void close() {
        byKey.values().forEach(Account::close);
    }

    private Account account(String key) {
        var present = byKey.get(key);
        if (present != null && !present.closed()) {
            return present;
        }
        return byKey.compute(key, (k, former) -> former != null && !former.closed() ? former : read(k));
    }

    private Account read(String key) {
        var account = new Account(key, folder.resolve(Ids.accountOf(key) + SUFFIX), commits);
        keyById.put(account.id(), key);
        opened.accept(account);
        return account;
    }

    /** The settings are the first thing ever written to a journal, and the first after a rewrite. */
    private static Optional<String> firstKey(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            var line = reader.readLine();
            if (line == null) {
                return Optional.empty();
            }
            var first = new JsonObject(line).getJsonArray("put").getJsonObject(0);
            return Optional.ofNullable(first.getJsonObject("object").getString("key"));
        } catch (DecodeException torn) {
            return Optional.empty();
        }
    }
}
