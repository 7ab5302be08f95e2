package io.linli.web.page.desk;

import io.quarkus.qute.TemplateExtension;

import io.linli.catalog.feed.ImportRun;

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
            case FAILED -> false;
        };
    }
}
