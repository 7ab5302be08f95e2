package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.csv.CsvProblem;
import io.linli.marketplace.reconciliation.BankFile;

/**
 * The bank's files as the page shows them.
 *
 * @param toldTo to which day they reach; null before the first
 * @param problems of a file that was just refused
 */
@TemplateData
public record BankDesk(List<BankFile> files, @Nullable LocalDate toldTo, List<CsvProblem> problems) {}
