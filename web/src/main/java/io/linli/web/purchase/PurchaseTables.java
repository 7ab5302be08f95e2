package io.linli.web.purchase;

import static io.linli.web.sheet.Table.both;

import java.util.List;

import io.linli.marketplace.purchase.PurchaseLine;
import io.linli.marketplace.purchase.PurchaseOrder;
import io.linli.web.sheet.Table;

/** Purchase orders as tables of a file, in Chinese and English at once. */
public final class PurchaseTables {

    private static final List<String> HEAD = List.of(
            "采购单 Purchase order",
            "供应商编码 SKU",
            "商品 Good",
            "数量 Units",
            "每箱 Per case",
            "箱数 Cases",
            "币种 Currency",
            "单价 Unit price",
            "金额 Amount");

    private static final List<Integer> WIDTHS = List.of(22, 38, 40, 10, 10, 10, 10, 12, 14);

    private PurchaseTables() {}

    public static Table lines(PurchaseOrder order) {
        return new Table(
                order.number(),
                "采购单 Purchase order",
                HEAD,
                WIDTHS,
                order.lines().stream().map(line -> row(order, line)).toList());
    }

    private static List<Object> row(PurchaseOrder order, PurchaseLine line) {
        return List.of(
                order.number(),
                line.supplierSku(),
                both(line.name()),
                line.units(),
                line.caseSize(),
                line.cases(),
                line.unitPrice().currency().getCurrencyCode(),
                line.unitPrice().toMajor(),
                line.amount().toMajor());
    }
}
