package io.linli.web.statement;

import static io.linli.web.TestUsers.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.ledger.Party;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.sheet.Csv;

/** A statement as CSV, XLSX and PDF. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class StatementFilesTest {

    private static final Instant IN_JULY = Instant.parse("2018-07-10T04:00:00Z");

    @Inject
    PartyBooks booked;

    @Test
    void a_csv_file_opens_in_a_spreadsheet_with_its_chinese_and_a_running_balance() {
        var number = statement(Party.propertyCompany(Ids.next()));

        var file = download(number, "csv", "text/csv");

        byte[] bytes = file.asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        var rows = new String(bytes, StandardCharsets.UTF_8).strip().split("\r?\n");
        assertThat(rows).hasSize(5);
        assertThat(rows[0]).contains("金额 Amount,余额 Balance");
        assertThat(rows[1]).contains("期初余额 Opening balance").endsWith(",CNY,,0.00");
        assertThat(rows[2]).contains("2018-07-10 12:00:00,分账收入 Earned,SPLIT").endsWith(",CNY,1234.56,1234.56");
        assertThat(rows[3]).contains("退款回退").endsWith(",CNY,-0.06,1234.50");
        assertThat(rows[4]).contains("期末余额 Closing balance").endsWith(",CNY,,1234.50");
    }

    @Test
    void a_text_is_no_formula_in_a_spreadsheet() {
        assertThat(List.of("=1+1", "+1", "-1", "@A1", "\t=1", "a=1", ""))
                .extracting(Csv::text)
                .containsExactly("'=1+1", "'+1", "'-1", "'@A1", "'\t=1", "a=1", "");
    }

    @Test
    void a_workbook_has_a_sheet_of_totals_and_one_of_lines_with_amounts_as_numbers() throws Exception {
        var number = statement(Party.operatingPartner(Ids.next()));

        var parts = unzipped(download(number, "xlsx", StatementFiles.XLSX).asByteArray());

        assertThat(parts).containsKeys("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml");
        for (var xml : parts.values()) {
            parsed(xml);
        }
        var sheets = parsed(parts.get("xl/workbook.xml")).getElementsByTagName("sheet");
        assertThat(List.of(name(sheets.item(0)), name(sheets.item(1)))).containsExactly("对账单 Statement", "明细 Lines");
        assertThat(text(parts, "xl/worksheets/sheet2.xml"))
                .contains("<v>1234.56</v>", "<v>-0.06</v>", "<v>1234.50</v>");
    }

    @Test
    void a_pdf_has_chinese_in_a_typeface_that_it_brings_along() throws Exception {
        var number = statement(Party.supplier(Neighbourhood.PROVIDER_02));

        var bytes = download(number, "pdf", StatementFiles.PDF).asByteArray();

        try (var pdf = Loader.loadPDF(bytes)) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("对账单", "期初余额", "分账收入", number, "1,234.56", "-0.06", "1,234.50");
            var resources = pdf.getPage(0).getResources();
            var fonts = StreamSupport.stream(resources.getFontNames().spliterator(), false)
                    .toList();
            assertThat(fonts).isNotEmpty();
            for (var name : fonts) {
                var font = resources.getFont(name);
                assertThat(font.getName()).contains("NotoSansSC");
                assertThat(font.isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void thousands_of_lines_are_all_in_the_spreadsheets_and_by_day_in_the_pdf() throws Exception {
        var party = Party.supplier(Ids.next());
        booked.earned(party, 1, IN_JULY);
        // As many lines in one entry as an entry holds, the quick way to have them.
        for (int entry = 0; entry < 3; entry++) {
            booked.many(party, 2_000, 3, IN_JULY.plusSeconds(86_400L * (entry + 1)));
        }
        var number = StatementTest.issue(party, "2018-07").getString("number");

        var csv = download(number, "csv", "text/csv").asString();
        var sheet =
                text(unzipped(download(number, "xlsx", StatementFiles.XLSX).asByteArray()), "xl/worksheets/sheet2.xml");
        var pdf = download(number, "pdf", StatementFiles.PDF).asByteArray();

        assertThat(csv.strip().split("\r?\n")).hasSize(6_004);
        assertThat(csv.strip()).endsWith(",CNY,,180.01");
        assertThat(sheet.split("<row ")).hasSize(6_005);
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("按日汇总", "2018-07-13", "2000 60.00 0.00 60.00 180.01");
            assertThat(document.getNumberOfPages()).isLessThan(3);
        }
    }

    private String statement(Party party) {
        booked.earned(party, 123_456, IN_JULY);
        booked.takenBack(party, 6, IN_JULY.plusSeconds(1));
        return StatementTest.issue(party, "2018-07").getString("number");
    }

    private static Response download(String number, String kind, String type) {
        var answer = as("operator").get("/api/v1/statements/" + number + "." + kind);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + number + "." + kind + "\"");
        return answer;
    }

    /** As spreadsheets read it: by the directory at its end. */
    private static Map<String, byte[]> unzipped(byte[] workbook) throws IOException {
        var file = Files.createTempFile("statement", ".xlsx");
        var parts = new HashMap<String, byte[]>();
        Files.write(file, workbook);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String name(Node sheet) {
        return sheet.getAttributes().getNamedItem("name").getNodeValue();
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }
}
