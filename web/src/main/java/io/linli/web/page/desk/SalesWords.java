package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about what a supplier sold. English here, Chinese in {@code messages/sales_zh.properties}. */
@MessageBundle("sales")
public interface SalesWords {

    @Message("Sales")
    String title();

    @Message("What neighbours paid, less what went back. What others share in it is under earnings and payouts.")
    String lead();

    @Message("Sold")
    String sold();

    @Message("Sales by day and community")
    String byDay();

    @Message("Sold best")
    String best();

    @Message("Pieces")
    String pieces();

    @Message("Nothing was sold on these days")
    String none();

    @Message("Try a longer time, or look whether your offers are on sale.")
    String noneText();

    @Message("Bars of what was sold each day, by community; the table below says the same")
    String chart();
}
