package io.linli.web.statement;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import io.linli.marketplace.statement.DayTotal;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementLine;

/** Sets a statement on pages of paper size A4. Blocking. */
@ApplicationScoped
class StatementPdf {

    /** Beyond this many lines a PDF has the total of each day instead. */
    static final int MOST_LINES = 2_000;

    static final String FONT = "Noto Sans SC";
    private static final String FONT_FILE = "/fonts/NotoSansSC-Regular.ttf";

    @CheckedTemplate(basePath = "statement")
    static class Templates {

        private Templates() {}

        static native TemplateInstance pdf(StatementSheet sheet);
    }

    /** A statement with all its lines. */
    byte[] ofLines(Statement statement, List<StatementLine> lines) {
        return render(Templates.pdf(StatementSheet.ofLines(statement, lines)).render());
    }

    /** A statement with too many lines: by day. */
    byte[] ofDays(Statement statement, List<DayTotal> days) {
        return render(Templates.pdf(StatementSheet.ofDays(statement, days)).render());
    }

    private static byte[] render(String html) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(StatementPdf::font, FONT)
                    .withHtmlContent(html, null)
                    .withProducer("Linli")
                    .toStream(out)
                    .run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    private static InputStream font() {
        var found = StatementPdf.class.getResourceAsStream(FONT_FILE);
        if (found == null) {
            throw new IllegalStateException("not there: " + FONT_FILE);
        }
        return found;
    }
}
