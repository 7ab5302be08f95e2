package io.linli.web.demo;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linli.web.demo.DemoPlaces.BuildingRow;
import io.linli.web.demo.DemoPlaces.EntranceRow;
import io.linli.web.demo.DemoPlaces.UnitRow;

/**
 * The file of bills with which the first community's property company bills every household: the month's management fee; every
 * third its parking, too, and every fourth still owes the month before.
 *
 * @param csv as the company would upload it
 */
record DemoBills(UUID companyId, UUID communityId, String csv) {

    private static final int PARKS = 3;
    private static final int OWES = 4;
    private static final int DUE_DAY = 10;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** @param now when the neighbourhood is made */
    static DemoBills of(DemoPlaces places, Instant now) {
        var community = places.community(1);
        var month = YearMonth.from(LocalDate.ofInstant(now, ZONE));
        var units = units(places, community.id());
        var rows = IntStream.range(0, units.size())
                .mapToObj(number -> rows(number, units.get(number), month))
                .collect(Collectors.joining());
        return new DemoBills(community.companyId(), community.id(), "unit,kind,period,amount,due_date,text\n" + rows);
    }

    private static String rows(int number, String unit, YearMonth month) {
        var rows = row(unit, "management_fee", month, fee(number));
        if (number % PARKS == 0) {
            rows += row(unit, "parking", month, "300.00");
        }
        if (number % OWES == 1) {
            rows += row(unit, "management_fee", month.minusMonths(1), fee(number));
        }
        return rows;
    }

    /** Due on a day of the month after. */
    private static String row(String unit, String kind, YearMonth month, String amount) {
        return String.join(
                        ",",
                        unit,
                        kind,
                        month.toString(),
                        amount,
                        month.plusMonths(1).atDay(DUE_DAY).toString(),
                        "")
                + "\n";
    }

    /** By the size of the flat: 60 to 130 square metres at 2.50 yuan. */
    private static String fee(int number) {
        return "%d.%02d".formatted((60 + number * 7 % 71) * 5 / 2, (60 + number * 7 % 71) % 2 * 50);
    }

    private static List<String> units(DemoPlaces places, UUID community) {
        var buildings = places.buildings.stream()
                .filter(building -> building.communityId().equals(community))
                .collect(toMap(BuildingRow::id, BuildingRow::name));
        var entrances = places.entrances.stream()
                .filter(entrance -> buildings.containsKey(entrance.buildingId()))
                .collect(toMap(
                        EntranceRow::id, entrance -> buildings.get(entrance.buildingId()) + "-" + entrance.name()));
        return places.units.stream()
                .filter(unit -> entrances.containsKey(unit.entranceId()))
                .map((UnitRow unit) -> entrances.get(unit.entranceId()) + "-" + unit.number())
                .toList();
    }
}
