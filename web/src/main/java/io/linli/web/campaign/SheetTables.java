package io.linli.web.campaign;

import static io.linli.web.sheet.Table.both;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.sheet.OrderSheet;
import io.linli.marketplace.sheet.SheetSeat;
import io.linli.marketplace.sheet.SortingList;
import io.linli.marketplace.sheet.SortingRow;
import io.linli.web.sheet.Table;

/** Order sheets and sorting lists as tables of a file, in Chinese and English at once. */
public final class SheetTables {

    private static final List<String> ORDERS = List.of(
            "跟团号 No.",
            "楼栋 Building",
            "单元 Entrance",
            "房屋 Unit",
            "居民 Resident",
            "商品 Good",
            "想要 Wanted",
            "最多 Up to",
            "实得 Had",
            "不成团时 If it fails",
            "状态 State");

    private static final List<Integer> ORDERS_WIDTHS = List.of(10, 14, 12, 12, 20, 40, 10, 10, 10, 22, 22);

    private static final List<String> SORTING =
            List.of("楼栋 Building", "单元 Entrance", "房屋 Unit", "商品 Good", "数量 Units", "跟团号 No.");

    private static final List<Integer> SORTING_WIDTHS = List.of(20, 12, 12, 40, 10, 24);

    private static final String NOTHING = "";

    private SheetTables() {}

    public static Table orders(OrderSheet sheet) {
        return new Table(
                file("orders", sheet.campaign().terms().id()),
                "接龙单 Orders",
                ORDERS,
                ORDERS_WIDTHS,
                sheet.seats().stream().map(seat -> order(sheet, seat)).toList());
    }

    /** Each building's rows, then its sums; in the end those of all. */
    public static Table sortingList(SortingList list) {
        var rows = new ArrayList<List<Object>>();
        for (var building : list.buildings()) {
            building.rows().forEach(row -> rows.add(sorted(list, row)));
            building.sums().forEach(sum -> rows.add(sum(building.name() + " 小计 Subtotal", sum)));
        }
        list.totals().forEach(sum -> rows.add(sum("合计 Total", sum)));
        return new Table(
                file("sorting", list.campaign().terms().id()), "分拣单 Sorting list", SORTING, SORTING_WIDTHS, rows);
    }

    private static List<Object> order(OrderSheet sheet, SheetSeat seat) {
        return List.of(
                seat.number().map(Object.class::cast).orElse(NOTHING),
                seat.dwelling().building(),
                seat.dwelling().entrance(),
                seat.dwelling().unit(),
                seat.resident(),
                both(sheet.name(seat.itemId())),
                seat.quantity(),
                seat.upTo(),
                seat.had().map(Object.class::cast).orElse(NOTHING),
                words(seat.otherwise()),
                words(seat.state()));
    }

    private static List<Object> sorted(SortingList list, SortingRow row) {
        return List.of(
                row.dwelling().building(),
                row.dwelling().entrance(),
                row.dwelling().unit(),
                both(list.name(row.itemId())),
                row.units(),
                row.numbers());
    }

    private static List<Object> sum(String what, SortingList.Sum sum) {
        return List.of(what, NOTHING, NOTHING, both(sum.item().name()), sum.units(), NOTHING);
    }

    private static String words(Otherwise otherwise) {
        return switch (otherwise) {
            case REFUND -> "退款 Money back";
            case BUY_ALONE -> "单独购买 Buy alone";
        };
    }

    private static String words(SeatHold.State state) {
        return switch (state) {
            case HELD -> "待付款 To be paid";
            case CONFIRMED -> "已付 Paid";
            case RELEASED -> "未付已放弃 Given back unpaid";
            case REFUNDED -> "已退款 Refunded";
        };
    }

    private static String file(String what, UUID campaign) {
        return String.format(Locale.ROOT, "%s-%s", what, campaign);
    }
}
