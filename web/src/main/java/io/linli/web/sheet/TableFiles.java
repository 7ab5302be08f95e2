package io.linli.web.sheet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables of a bounded length as files. */
@ApplicationScoped
public class TableFiles {

    private final Rendering rendering;

    TableFiles(Rendering rendering) {
        this.rendering = rendering;
    }

    /**
     * Refuses with: {@code files-busy}.
     *
     * @param format CSV or XLSX
     */
    public Uni<Response> file(SheetFormat format, Table table) {
        return format == SheetFormat.CSV
                ? rendering.call(() -> csv(table)).map(text -> file(format, table, SheetFormat.CSV_TYPE, text))
                : rendering.call(() -> xlsx(table)).map(bytes -> file(format, table, SheetFormat.XLSX_TYPE, bytes));
    }

    /**
     * What is wanted of it: JSON, or a file. Refuses with: {@code files-busy}.
     *
     * @param shown as JSON
     */
    public Uni<Response> answer(SheetFormat wanted, Object shown, Supplier<Table> table) {
        return wanted == SheetFormat.SHOWN
                ? Uni.createFrom()
                        .item(Response.ok(shown, MediaType.APPLICATION_JSON).build())
                : file(wanted, table.get());
    }

    private static Response file(SheetFormat format, Table table, String type, Object content) {
        return Response.ok(content, content instanceof String ? type + ";charset=UTF-8" : type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + table.file() + "." + format.ending() + "\"")
                .build();
    }

    static String csv(Table table) {
        return Csv.BYTE_ORDER_MARK
                + Csv.written(csv -> {
                    csv.writeRecord(table.head());
                    table.rows()
                            .forEach(row -> csv.writeRecord(
                                    row.stream().map(TableFiles::text).toList()));
                });
    }

    private static String text(Object value) {
        return value instanceof String text ? Csv.text(text) : value.toString();
    }

    private static byte[] xlsx(Table table) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Linli", "1.0")) {
            var sheet = workbook.newWorksheet(table.title());
            head(sheet, table);
            for (int row = 0; row < table.rows().size(); row++) {
                write(sheet, row + 1, table.rows().get(row));
            }
            sheet.freezePane(0, 1);
            sheet.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void head(Worksheet sheet, Table table) {
        for (int column = 0; column < table.head().size(); column++) {
            sheet.width(column, table.widths().get(column));
            sheet.value(0, column, table.head().get(column));
            sheet.style(0, column).bold().set();
        }
    }

    /** A text is written as a text, whatever it begins with. */
    private static void write(Worksheet sheet, int at, List<Object> row) {
        for (int column = 0; column < row.size(); column++) {
            if (row.get(column) instanceof Number number) {
                sheet.value(at, column, number);
            } else {
                sheet.value(at, column, row.get(column).toString());
            }
        }
    }
}
