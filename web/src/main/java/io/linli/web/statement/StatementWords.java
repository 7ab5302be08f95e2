package io.linli.web.statement;

import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementCategory;

/** The words of a statement's files: Chinese and English at once. */
final class StatementWords {

    static final String STATEMENT = "对账单 Statement";
    static final String LINES = "明细 Lines";
    static final String OPENING = "期初余额 Opening balance";
    static final String CLOSING = "期末余额 Closing balance";
    static final String PENDING = "待释放 Pending";
    static final String PAYABLE = "可打款 Payable";
    static final String RECEIVABLE = "应收（对方欠款） Owed by the party";
    static final String IN_TRANSIT = "在途 In transit";

    private StatementWords() {}

    static String of(StatementCategory category) {
        return switch (category) {
            case EARNED -> "分账收入 Earned";
            case TAKEN_BACK -> "退款回退 Taken back by refunds";
            case RESTORED -> "回退恢复 Restored";
            case PAID_OUT -> "已打款 Paid out";
            case CAME_BACK -> "划转退回 Came back";
            case CORRECTED -> "更正 Corrections";
        };
    }

    /** What a line is: its category, which is the fact as the party knows it. */
    static String of(EntryKind kind) {
        return of(StatementCategory.of(kind));
    }

    static String of(PartyKind kind) {
        return switch (kind) {
            case SUPPLIER -> "供应商 Supplier";
            case PROPERTY_COMPANY -> "物业公司 Property company";
            case PLATFORM -> "平台 Platform";
            case LEADER -> "团长 Leader";
            case OPERATING_PARTNER -> "运营伙伴 Operating partner";
            case OWNERS_FUND -> "业主公共收益 Owners' fund";
        };
    }

    /** What the party is called, in both languages where they differ; its id where it has no name. */
    static String name(Statement statement) {
        var name = statement.name();
        if (name.zh().isEmpty()) {
            return statement.party().id().toString();
        }
        return name.zh().equals(name.en()) ? name.zh() : name.zh() + " " + name.en();
    }
}
