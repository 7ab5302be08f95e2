package io.linli.local.stripe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.linli.local.stripe.store.Work.Origin;

class AccountTest {

    @TempDir
    Path folder;

    private Path file;
    private Account account;

    @BeforeEach
    void open() {
        file = folder.resolve("a.journal");
        account = reopened();
    }

    @Test
    void a_work_that_fails_leaves_nothing() {
        assertThatThrownBy(() -> account.execute(Origin.SELF, work -> {
                    work.put(thing("t1", 1));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(find("t1")).isNull();
        account.close();
        account = reopened();
        assertThat(find("t1")).isNull();
    }

    @Test
    void what_a_work_reads_it_reads_as_it_staged_it() {
        account.execute(Origin.SELF, work -> {
            work.put(thing("t1", 1));
            work.get("t1").put("value", 2);
            assertThat(work.get("t1").getInteger("value")).isEqualTo(2);
            work.remove("t1");
            assertThat(work.find("t1")).isEmpty();
            return work.put(thing("t1", 3));
        });

        assertThat(find("t1").getInteger("value")).isEqualTo(3);
    }

    @Test
    void an_object_changed_but_not_put_stays_as_it_was() {
        account.execute(Origin.SELF, work -> work.put(thing("t1", 1)));

        account.execute(Origin.SELF, work -> work.get("t1").put("value", 9));

        assertThat(find("t1").getInteger("value")).isEqualTo(1);
    }

    @Test
    void one_scope_does_not_see_anothers_objects() {
        account.execute(Origin.SELF, work -> work.in("acct_other").put(thing("t1", 1)));

        assertThat(find("t1")).isNull();
        var there = account.execute(Origin.SELF, work -> work.in("acct_other").find("t1"));
        assertThat(there).isPresent();
    }

    @Test
    void a_journal_does_not_grow_with_history() throws IOException {
        for (int i = 0; i < 60_000; i++) {
            var value = i;
            account.execute(
                    Origin.SELF, work -> work.put(thing("t" + value % 50, value).put("text", "x".repeat(300))));
        }

        assertThat(Files.size(file)).isLessThan(5L << 20);
        account.close();
        account = reopened();
        assertThat(find("t49").getInteger("value")).isEqualTo(59_999);
    }

    @Test
    void what_is_outdated_or_too_much_is_dropped() {
        for (int i = 0; i < 10; i++) {
            var created = i;
            account.execute(
                    Origin.SELF, work -> work.put(thing("t" + created, 1).put("created", created)));
        }

        account.prune("thing", 7, 100);

        assertThat(things()).hasSize(3);
        account.close();
        account = reopened();
        assertThat(things()).hasSize(3);
    }

    @Test
    void a_reset_survives_a_restart() {
        account.execute(Origin.SELF, work -> work.put(thing("t1", 1)));

        account.reset();
        account.close();
        account = reopened();

        assertThat(find("t1")).isNull();
        assertThat(account.execute(Origin.SELF, Settings::of).getString("key")).isEqualTo("sk_test_store");
    }

    private JsonObject find(String id) {
        return account.execute(Origin.SELF, work -> work.find(id)).orElse(null);
    }

    @Test
    void a_commit_without_its_end_never_happened() throws IOException {
        account.execute(Origin.SELF, work -> work.put(thing("t1", 1)));
        account.close();
        Files.writeString(
                file,
                "P " + account.id() + " {\"id\":\"t1\",\"object\":\"thing\",\"value\":2}\n",
                StandardOpenOption.APPEND);

        account = reopened();

        assertThat(find("t1").getInteger("value")).isEqualTo(1);
    }

    @Test
    void idle_accounts_leave_the_memory_and_come_back_with_everything() {
        try (var accounts = new Accounts(folder.resolve("all"), (a, o) -> {}, a -> {}, a -> OptionalLong.empty())) {
            accounts.with("sk_test_one", a -> a.execute(Origin.SELF, work -> work.put(thing("t1", 7))));
        }

        try (var accounts = new Accounts(folder.resolve("all"), (a, o) -> {}, a -> {}, a -> OptionalLong.empty())) {
            accounts.resume();
            assertThat(accounts.open()).isEmpty();
            assertThat(accounts.ids()).hasSize(1);
            var value = accounts.with(
                    "sk_test_one",
                    a -> a.execute(Origin.SELF, work -> work.get("t1").getInteger("value")));
            assertThat(value).isEqualTo(7);

            accounts.delete("sk_test_one");
            assertThat(folder.resolve("all")).isEmptyDirectory();
        }
    }

    @Test
    void an_account_with_a_timer_soon_stays() {
        Supplier<OptionalLong> soon = () -> OptionalLong.of(System.currentTimeMillis() + 1_000);
        try (var accounts = new Accounts(folder.resolve("all"), (a, o) -> {}, a -> {}, a -> soon.get())) {
            accounts.with("sk_test_one", a -> a.execute(Origin.SELF, work -> work.put(thing("t1", 7))));
        }

        try (var accounts = new Accounts(folder.resolve("all"), (a, o) -> {}, a -> {}, a -> soon.get())) {
            accounts.resume();
            assertThat(accounts.open()).hasSize(1);
        }
    }

    private List<JsonObject> things() {
        return account.execute(Origin.SELF, work -> work.all("thing"));
    }

    private Account reopened() {
        return new Account("sk_test_store", file, (which, objects) -> {});
    }

    private static JsonObject thing(String id, int value) {
        return Json.object("id", id, "object", "thing", "value", value);
    }
}
