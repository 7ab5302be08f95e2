package io.linli.local.stripe.store;

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
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** All accounts of a data folder; opened when first used, or at the start if they may have work waiting. */
public final class Accounts implements AutoCloseable {

    /** Deliveries older than this are not resumed after a restart; Stripe itself gives up after three days. */
    private static final Duration RESUMED = Duration.ofDays(3);

    /** Accounts nobody used for so long leave the memory. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** Journals nobody used for so long are closed as files. */
    private static final Duration RESTING = Duration.ofSeconds(30);

    /** An account with a timer due in about this time stays in the memory. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final String SUFFIX = ".journal";

    private final Path folder;
    private final Account.Commits commits;
    private final Consumer<Account> opened;
    private final Function<Account, OptionalLong> nextDue;
    private final Map<String, Account> byKey = new ConcurrentHashMap<>();
    private final Map<String, Long> sleeping = new ConcurrentHashMap<>();
    private final Map<String, String> keyById = new ConcurrentHashMap<>();

    /**
     * @param commits told of every commit of every account
     * @param opened told of every account read from disk
     * @param nextDue when, in milliseconds of real time, an account has something to do next
     */
    public Accounts(
            Path folder, Account.Commits commits, Consumer<Account> opened, Function<Account, OptionalLong> nextDue) {
        this.folder = folder;
        this.commits = commits;
        this.opened = opened;
        this.nextDue = nextDue;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the data folder " + folder, e);
        }
    }

    /** Opens the accounts that may have deliveries or timers waiting from an earlier run, one after the other. */
    public void resume() {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                var key = Journal.keyOf(file);
                key.ifPresent(k -> keyById.put(Ids.accountOf(k), k));
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isAfter(Instant.now().minus(RESUMED))) {
                    key.ifPresent(k -> closeIfIdle(k, account(k), System.currentTimeMillis()));
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

    /** Lets go of accounts nobody used for a while, and wakes those whose next timer is near. */
    public void tidy() {
        var now = System.currentTimeMillis();
        sleeping.forEach((key, wakeMillis) -> {
            if (wakeMillis <= now + SOON.toMillis()) {
                account(key);
            }
        });
        byKey.forEach((key, account) -> {
            account.restIfUnusedSince(now - RESTING.toMillis());
            closeIfIdle(key, account, now - IDLE.toMillis());
        });
    }

    /** Deletes an account and its file. */
    public void delete(String key) {
        with(key, account -> {
            byKey.remove(key, account);
            sleeping.remove(key);
            keyById.remove(account.id());
            account.delete();
            return key;
        });
    }

    /** An account with nothing to do soon can leave the memory; it is woken in time for what it has to do later. */
    private void closeIfIdle(String key, Account account, long unusedSince) {
        synchronized (account) {
            if (account.closed()) {
                byKey.remove(key, account);
                return;
            }
            var next = nextDue.apply(account);
            var soon = System.currentTimeMillis() + 2 * SOON.toMillis();
            if ((next.isEmpty() || next.getAsLong() > soon) && account.closeIfUnusedSince(unusedSince)) {
                byKey.remove(key, account);
                next.ifPresent(millis -> sleeping.put(key, millis));
            }
        }
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
        sleeping.remove(key);
        var account = new Account(key, folder.resolve(Ids.accountOf(key) + SUFFIX), commits);
        keyById.put(account.id(), key);
        opened.accept(account);
        return account;
    }
}
