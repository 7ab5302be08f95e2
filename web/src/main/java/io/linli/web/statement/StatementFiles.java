package io.linli.web.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestMulti;

import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementLine;
import io.linli.marketplace.statement.Statements;
import io.linli.web.sheet.Rendering;
import io.linli.web.sheet.SheetFormat;

/** A statement as a file, to be kept. */
@ApplicationScoped
public class StatementFiles {

    public static final String XLSX = SheetFormat.XLSX_TYPE;
    public static final String PDF = "application/pdf";

    /** Lines read at once. */
    private static final int PAGE = 2_000;

    private final Statements statements;
    private final Rendering rendering;
    private final StatementPdf pdf;

    StatementFiles(Statements statements, Rendering rendering, StatementPdf pdf) {
        this.statements = statements;
        this.rendering = rendering;
        this.pdf = pdf;
    }

    /** Streamed, page by page. */
    public RestMulti<String> csv(Uni<Statement> statement) {
        return RestMulti.fromUniResponse(
                statement,
                this::csvParts,
                one -> Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        List.of("text/csv;charset=UTF-8"),
                        HttpHeaders.CONTENT_DISPOSITION,
                        List.of(disposition(one, "csv"))));
    }

    public Uni<Response> xlsx(Statement statement) {
        return rendering
                .call(() -> new StatementWorkbook(statement))
                .call(workbook -> pages(statement)
                        .onItem()
                        .transformToUniAndConcatenate(lines -> rendering.call(() -> workbook.add(lines)))
                        .collect()
                        .last())
                .chain(workbook -> rendering.call(workbook::finish))
                .map(bytes -> file(statement, "xlsx", XLSX, bytes));
    }

    /** Refuses with: {@code files-busy}. */
    public Uni<Response> pdf(Statement statement) {
        return pdfBytes(statement).map(bytes -> file(statement, "pdf", PDF, bytes));
    }

    private Uni<byte[]> pdfBytes(Statement statement) {
        return statement.lines() > StatementPdf.MOST_LINES
                ? statements.days(statement).chain(days -> rendering.call(() -> pdf.ofDays(statement, days)))
                : statements
                        .lines(statement, 0, StatementPdf.MOST_LINES)
                        .chain(lines -> rendering.call(() -> pdf.ofLines(statement, lines)));
    }

    private Multi<String> csvParts(Statement statement) {
        var csv = new StatementCsv(statement);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item((Supplier<String>) csv::head),
                        pages(statement).map(csv::lines),
                        Multi.createFrom().item((Supplier<String>) csv::foot));
    }

    /** All lines, page by page. */
    private Multi<List<StatementLine>> pages(Statement statement) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicInteger::new, reached -> statements
                        .lines(statement, reached.get(), PAGE)
                        .invoke(lines -> reached.addAndGet(lines.size())))
                .until(List::isEmpty);
    }

    private static Response file(Statement statement, String kind, String type, byte[] bytes) {
        return Response.ok(bytes, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(statement, kind))
                .build();
    }

    private static String disposition(Statement statement, String kind) {
        return "attachment; filename=\"" + statement.number() + "." + kind + "\"";
    }
}
