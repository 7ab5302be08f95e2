package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about changes of offers that are to come. English here, Chinese in {@code messages/schedule_zh.properties}. */
@MessageBundle("schedule")
public interface ScheduleWords {

    @Message("Changes to come")
    String title();

    @Message(
            "Prices, stocks and shelves that change at a moment. Choose “Save later” in the table of your offers to add some.")
    String lead();

    @Message("Save later")
    String saveLater();

    @Message("When")
    String when();

    @Message("Now")
    String now();

    @Message("At a time")
    String atATime();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("By the clocks of {name}")
    String zone(String name);

    @Message("Leave it empty and it stays so. At the end it is as it was before; what you change meanwhile stays.")
    String untilHint();

    @Message("Show today’s price crossed out beside a lower one")
    String strike();

    @Message("until {time}")
    String till(String time);

    @Message("Price {price}")
    String priceTo(String price);

    @Message("List price {price}")
    String listPriceTo(String price);

    @Message("No list price")
    String noListPrice();

    @Message("Stock {stock}")
    String stockTo(String stock);

    @Message("Off the shelf")
    String off();

    @Message("On the shelf")
    String on();

    @Message("To come")
    String coming();

    @Message("Past")
    String past();

    @Message("What changes")
    String what();

    @Message("Asked for by")
    String askedBy();

    @Message("Cancel")
    String cancel();

    @Message("End now")
    String endNow();

    @Message("To come")
    String pending();

    @Message("In force")
    String inForce();

    @Message("Done")
    String done();

    @Message("Missed")
    String missed();

    @Message("Not possible")
    String refused();

    @Message("Cancelled")
    String cancelled();

    @Message("Changed meanwhile and left so:")
    String leftAlone();

    @Message("price")
    String price();

    @Message("list price")
    String listPrice();

    @Message("shelf")
    String shelf();

    @Message("Nothing is planned")
    String none();

    @Message("Change prices in the table of your offers and save them for later.")
    String noneText();
}
