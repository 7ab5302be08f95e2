package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.campaign.Tools.confirmedSeat;
import static io.linli.web.campaign.Tools.join;
import static io.linli.web.campaign.Tools.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** What a leader has in hand of a group-buy: who ordered what by number, and what goes where. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CampaignSheetsTest {

    private static final String ORDERS = "/api/v1/campaigns/{id}/orders";
    private static final String SORTING = "/api/v1/campaigns/{id}/sorting-list";

    @Inject
    Shopping shopping;

    @Test
    void every_paid_seat_stands_on_the_order_sheet_and_only_what_is_had_on_the_sorting_list() {
        var campaign = open(
                shopping,
                "leader-01",
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .item("caseSize", 4)
                        .with(shopping.newOffer(SUPPLIER_02, 500, 20), 450)
                        .needing(2));
        List<String> items =
                given().get("/api/v1/campaigns/{id}", campaign).then().extract().path("items.id");
        join("resident-09", campaign, Map.of("itemId", items.get(0), "quantity", 4));
        join("resident-09", campaign, Map.of("itemId", items.get(1), "quantity", 3));
        join("resident-10", campaign, Map.of("itemId", items.get(0), "quantity", 1, "upTo", 2));
        as("leader-01")
                .get(ORDERS, campaign)
                .then()
                .statusCode(200)
                .body("seats.number", contains(1, 2, 3))
                .body("seats.had", everyItem(nullValue()));

        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "SUCCEEDED");

        as("leader-01")
                .get(ORDERS, campaign)
                .then()
                .statusCode(200)
                .body("seats.number", contains(1, 2, 3))
                .body("seats.quantity", contains(4, 3, 1))
                .body("seats.upTo", contains(4, 3, 2))
                .body("seats.had", contains(4, 3, 0))
                .body("seats.state", contains("CONFIRMED", "CONFIRMED", "REFUNDED"))
                .body("seats.resident", contains("Resident 9", "Resident 9", "Resident 10"));
        as("property-sunrise")
                .get(SORTING, campaign)
                .then()
                .statusCode(200)
                .body("buildings", hasSize(1))
                .body("buildings[0].rows.units", contains(4, 3))
                .body("buildings[0].rows.numbers", contains("1", "2"))
                .body("buildings[0].sums.units", contains(4, 3))
                .body("totals.units", contains(4, 3));
    }

    @Test
    void units_of_one_dwelling_are_one_line_and_buildings_come_in_the_order_of_their_numbers() {
        var campaign = open(shopping, "leader-01", Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 50), 900));
        var place = "T" + campaign.toString().substring(24) + " ";
        var tenth = Tools.newResident(shopping, place + "10", "Ten");
        var second = Tools.newResident(shopping, place + "2", "Two");
        confirmedSeat(shopping, campaign, tenth, 1, 5, "CONFIRMED");
        confirmedSeat(shopping, campaign, second, 2, 2, "CONFIRMED");
        confirmedSeat(shopping, campaign, second, 3, 4, "CONFIRMED");
        confirmedSeat(shopping, campaign, second, 4, 9, "REFUNDED");

        var sorting = as("leader-01").get(SORTING, campaign).then().statusCode(200);

        sorting.body("buildings.building", contains(place + "2", place + "10"))
                .body("buildings[0].rows", hasSize(1))
                .body("buildings[0].rows[0].units", equalTo(6))
                .body("buildings[0].rows[0].numbers", equalTo("2 3"))
                .body("buildings.sums.units.flatten()", contains(6, 5))
                .body("totals.units", contains(11));
    }

    @Test
    void sheets_are_had_as_files_and_no_name_is_a_formula_in_them() throws IOException {
        var campaign = open(shopping, "leader-01", Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 50), 900));
        var resident = Tools.newResident(shopping, "F" + campaign, "=HYPERLINK(\"x\")");
        confirmedSeat(shopping, campaign, resident, 1, 2, "CONFIRMED");

        var csv = as("leader-01").queryParam("format", "csv").get(ORDERS, campaign);
        byte[] bytes = csv.then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", equalTo("attachment; filename=\"orders-" + campaign + ".csv\""))
                .extract()
                .asByteArray();
        var accepted = as("leader-01").accept("text/csv").get(SORTING, campaign);
        byte[] workbook = as("leader-01")
                .queryParam("format", "xlsx")
                .get(ORDERS, campaign)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        var rows = new String(bytes, StandardCharsets.UTF_8).strip().split("\r?\n");
        assertThat(rows).hasSize(2);
        assertThat(rows[0]).contains("跟团号 No.,楼栋 Building");
        assertThat(rows[1])
                .startsWith("1,F" + campaign)
                .contains("\"'=HYPERLINK(\"\"x\"\")\"")
                .contains(",2,2,,");
        assertThat(accepted.then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString())
                .contains("小计 Subtotal", "合计 Total");
        assertThat(text(workbook)).contains("=HYPERLINK", "Orders").doesNotContain("<f>");
    }

    @Test
    void only_who_runs_the_group_buy_reads_its_sheets() {
        var campaign = open(shopping, "leader-01", Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 50), 900));

        for (var sheet : List.of(ORDERS, SORTING)) {
            given().get(sheet, campaign).then().statusCode(401);
            as("resident-09").get(sheet, campaign).then().statusCode(403);
            as("leader-02").get(sheet, campaign).then().statusCode(403).body("code", equalTo("not-the-leader"));
            as("property-harbor").get(sheet, campaign).then().statusCode(404);
            as("leader-01").get(sheet, UUID.randomUUID()).then().statusCode(404);
            as("property-sunrise").get(sheet, campaign).then().statusCode(200);
            as("leader-01")
                    .queryParam("format", "pdf")
                    .get(sheet, campaign)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("format-unknown"));
        }
    }

    private static String text(byte[] workbook) throws IOException {
        var file = Files.createTempFile("sheet", ".xlsx");
        Files.write(file, workbook);
        var all = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return all.toString();
    }
}
