package io.linli.web.page.shop;

import static java.time.temporal.ChronoUnit.DAYS;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.UUID;

import io.linli.marketplace.bill.Bill;

/**
 * A bill as the household reads it.
 *
 * @param days until it is due; negative when it is late
 * @param mine the reader's own checkout holds it, or paid it
 */
@TemplateData
public record BillRow(Bill bill, long days, boolean mine) {

    static BillRow of(Bill bill, LocalDate today, UUID reader) {
        return new BillRow(
                bill,
                DAYS.between(today, bill.terms().dueOn()),
                bill.payerId().filter(reader::equals).isPresent());
    }

    /** How many days late. */
    public long late() {
        return -days;
    }
}
