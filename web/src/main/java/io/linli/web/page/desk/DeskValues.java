package io.linli.web.page.desk;

import io.quarkus.qute.TemplateExtension;
import java.util.List;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.feed.ImportRun;
import io.linli.marketplace.payout.PayoutAccount;

/** What the consoles' templates ask of the features' records. */
@TemplateExtension
final class DeskValues {

    private DeskValues() {}

    /** Code of what made the run fail; one that means "something" where none is known. */
    static String failureReason(ImportRun run) {
        return run.failureCode().orElse("unknown-refusal");
    }

    /** Whether something of the run may still change: then its page keeps asking. */
    static boolean going(ImportRun run) {
        return switch (run.state()) {
            case STORED, RUNNING -> true;
            case COMPLETED -> !run.searchable();
            case REVIEW, FAILED, DISCARDED -> false;
        };
    }

    /** In both languages: some differ in one of them only. */
    static String names(Brand brand) {
        var name = brand.name();
        return name.en().equals(name.zh()) ? name.en() : name.en() + " · " + name.zh();
    }

    /** All spellings, one after the other. */
    static String written(Brand brand) {
        return String.join(" · ", brand.spellings());
    }

    /** What the provider wants to know yet, each thing once: it names some by their parts, as {@code tos_acceptance.date}. */
    static List<String> wanted(PayoutAccount account) {
        return account.due().stream()
                .map(code -> code.contains(".") ? code.substring(0, code.indexOf('.')) : code)
                .distinct()
                .toList();
    }
}
