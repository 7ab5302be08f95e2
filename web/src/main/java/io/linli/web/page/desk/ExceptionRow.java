package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.reconciliation.ReconciliationException;

/**
 * An exception as pages show it.
 *
 * @param expectedParty what whose money it is is called; null where it is nobody's with a name
 * @param foundParty the same for who has it
 */
@TemplateData
public record ExceptionRow(
        ReconciliationException one, @Nullable LocalizedText expectedParty, @Nullable LocalizedText foundParty) {}
