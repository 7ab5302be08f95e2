/**
 * Statements over REST and as files. Every file is made of what was stored when the statement was issued; nothing is computed
 * again. CSV and XLSX have every line and are made page by page; a PDF has every line up to
 * {@value io.linli.web.statement.StatementPdf#MOST_LINES}, beyond that the total of each day and where the lines are. Files are
 * in Chinese and English at once, because a statement is read by whoever gets it.
 *
 * <p>The PDF's typeface comes with the application ({@code fonts/}, SIL Open Font License) and is embedded with the glyphs that
 * are used; no typeface of the machine's is.
 */
@NullMarked
package io.linli.web.statement;

import org.jspecify.annotations.NullMarked;
