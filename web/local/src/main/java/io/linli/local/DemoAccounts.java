package io.linli.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The people who can sign in to the local stack.
 *
 * <p>Their ids are fixed: the application knows residents, suppliers and staff by the {@code sub} of their tokens.
 */
public final class DemoAccounts {

    /** Everybody's. */
    public static final String PASSWORD = "linli";

    private static final List<String> GIVEN = List.of(
            "Mei", "Jun", "Lan", "Hao", "Ying", "Bo", "Xia", "Wei", "Qing", "Tao", "Rui", "Min", "Jia", "Peng", "Yun",
            "Chen", "Lei", "Hua", "Dan", "Feng", "Ning", "Kai", "Shan", "Yi", "Ping", "Gang", "Li", "Xin", "Bei",
            "Zhi");
    private static final List<String> FAMILY = List.of(
            "Lin", "Zhao", "Sun", "Zhou", "Wu", "Zheng", "Feng", "Chu", "Jiang", "Shen", "Han", "Yang", "Qin", "Xu",
            "He");

    private static final List<DemoAccount> ALL = make();

    private DemoAccounts() {}

    /** One account. {@code roles} are realm roles, maybe none. */
    public record DemoAccount(UUID id, String username, String firstName, String lastName, List<String> roles) {

        public String email() {
            return username + "@example.com";
        }
    }

    public static List<DemoAccount> all() {
        return ALL;
    }

    /** The user id of the given number, for example 501 for {@code resident-01}. */
    public static UUID id(int number) {
        return UUID.fromString(String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number));
    }

    private static List<DemoAccount> make() {
        var accounts = new ArrayList<DemoAccount>();
        accounts.add(account(1, "operator", "Linli", "Operator", "operator"));
        accounts.add(account(11, "property-sunrise", "Sunrise", "Property", "property"));
        accounts.add(account(12, "property-harbor", "Harbor", "Property", "property"));
        addNumbered(accounts, "supplier", 12, 100, "supplier");
        addNumbered(accounts, "provider", 6, 200, "supplier");
        addNumbered(accounts, "technician", 29, 300, "technician");
        addNumbered(accounts, "leader", 5, 400, "leader", "resident");
        addNumbered(accounts, "resident", 30, 500, "resident");
        accounts.add(account(901, "outsider", "Olive", "Outsider"));
        return List.copyOf(accounts);
    }

    private static void addNumbered(List<DemoAccount> accounts, String kind, int count, int base, String... roles) {
        for (int i = 1; i <= count; i++) {
            int number = base + i;
            accounts.add(account(
                    number,
                    String.format(Locale.ROOT, "%s-%02d", kind, i),
                    GIVEN.get((number * 7) % GIVEN.size()),
                    FAMILY.get((number * 11 + i / FAMILY.size()) % FAMILY.size()),
                    roles));
        }
    }

    private static DemoAccount account(int number, String username, String first, String last, String... roles) {
        return new DemoAccount(id(number), username, first, last, List.of(roles));
    }
}
