package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about how goods are kept and when they are delivered. English here, Chinese in {@code messages/delivery_zh.properties}. */
@MessageBundle("delivery")
public interface DeliveryWords {

    @Message("Frozen")
    String frozen();

    @Message("Chilled")
    String chilled();

    @Message("Room temperature")
    String ambient();

    @Message("Storage")
    String storage();

    @Message("Keeps")
    String shelfLife();

    @Message("Keeps {days} days")
    String keeps(Integer days);

    @Message("{days} days")
    String days(Integer days);

    @Message("Next delivery {day}")
    String next(String day);

    @Message("Not delivered to your community")
    String never();

    @Message("Comes {day}")
    String on(String day);

    @Message("Promised for {day}")
    String promised(String day);

    @Message("Everything here by {day}")
    String last(String day);

    @Message("Delivered on")
    String comes();

    @Message("Delivery days")
    String title();

    @Message(
            "Say on which days you come to each community, and until when residents order for a day. They see the next day with your goods, and orders keep the day they were promised.")
    String lead();

    @Message(
            "You have said nothing of this community: no day is promised, except for goods whose price list names days.")
    String unsaid();

    @Message("You come on")
    String weekdays();

    @Message("None ticked: any day")
    String anyDay();

    @Message("Residents order")
    String leadDays();

    @Message("on the same day")
    String sameDay();

    @Message("the day before")
    String dayBefore();

    @Message("{days} days before")
    String daysBefore(Integer days);

    @Message("until")
    String until();

    @Message("{hour}:00")
    String hour(Integer hour);

    @Message("Save")
    String keep();

    @Message("The same for all my communities")
    String everywhere();

    @Message("Promise no days here")
    String forget();

    @Message("Who orders now gets it on")
    String example();

    @Message("You sell in no community yet.")
    String nowhere();

    @Message("Arrives")
    String arrives();

    @Message("Whenever")
    String whenever();

    @Message("By tomorrow")
    String byTomorrow();

    @Message("Within 3 days")
    String withinThreeDays();

    @Message("Within a week")
    String withinAWeek();
}
