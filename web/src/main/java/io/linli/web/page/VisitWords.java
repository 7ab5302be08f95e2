package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Texts of group buys of a home service, for residents and for who runs them. English here, Chinese in {@code
 * messages/visits_zh.properties}.
 */
@MessageBundle("visits")
public interface VisitWords {

    @Message("All visits are on {day}")
    String on(String day);

    @Message("up to {number} visits")
    String most(long number);

    @Message("For buildings {names}")
    String forBuildings(String names);

    @Message("This group buy is for other buildings of your community.")
    String otherBuilding();

    @Message("Your visit: {time}")
    String yours(String time);

    @Message("No time is free on this day any more.")
    String noTimes();

    @Message("When shall somebody come?")
    String chooseTime();

    @Message("Join at this time")
    String join();

    @Message("One visit for each household. Your time is held while you check out.")
    String oneEach();

    @Message(
            "A visit alone costs {price}. Choose to keep yours and you pay that now; if the group buy succeeds, what is above its price comes back.")
    String aloneText(String price);

    @Message("keep my visit for {price}")
    String alone(String price);

    @Message("With {number} visits reserved or paid, somebody comes to everyone who joined.")
    String step(long number);

    @Message("About this service")
    String aboutService();

    /** How many are still needed. */
    @Message("{number} more to go")
    String missing(long number);

    @Message("{joined} of {needed} visits")
    String joinedOf(long joined, long needed);

    @Message("{number} joined")
    String joined(long number);

    @Message("{number} more and everybody pays {price}")
    String next(long number, String price);

    @Message("What if more join?")
    String whatIf();

    @Message("{price} a visit · {joined} joined · closes {when}")
    String preview(String price, long joined, String when);

    @Message("{price} a visit · {joined} joined · over")
    String previewOver(String price, long joined);

    @Message("from the first visit")
    String first();

    @Message("from {number} visits together")
    String from(long number);

    @Message("So many more visits")
    String whatIfMore();

    @Message("With {more} more it is {number} visits, and everybody pays {price} for each.")
    String whatIfPrice(long more, long number, String price);

    @Message("That is {amount} less for each than with the visits so far.")
    String whatIfLower(String amount);

    @Message("New group buy of a service")
    String title();

    @Message("Neighbours have one service done on the same day; each chooses a time of that day.")
    String lead();

    @Message("Show")
    String show();

    @Message("Service")
    String service();

    @Message("{name}, {price} alone")
    String choice(String name, String price);

    @Message("Nobody offers a service in this community yet")
    String noServices();

    @Message("Day of the visits")
    String day();

    @Message("From tomorrow to 60 days ahead")
    String dayHint();

    @Message("Only for these buildings")
    String buildings();

    @Message("Choose none to open it to the whole community.")
    String buildingsHint();

    @Message("Building {name}")
    String building(String name);

    @Message("Price of a visit, in yuan")
    String price();

    @Message("At most what it costs alone")
    String priceHint();

    @Message("Visits needed")
    String threshold();

    @Message("With fewer nobody is visited, and all money goes back.")
    String thresholdHint();

    @Message("Visits at most")
    String cap();

    @Message("Empty: as many as the technicians can make that day")
    String capHint();

    @Message("Cut-off")
    String cutoff();

    @Message("At least 6 hours before the day begins")
    String cutoffHint();

    @Message("Lower prices")
    String lowerPrices();

    @Message("Everybody pays the price that is reached by the cut-off.")
    String lowerPricesHint();

    @Message("Lower price {number}")
    String lowerPrice(int number);

    @Message("From so many visits")
    String fromVisits();

    @Message("Yuan for each visit")
    String lowerPriceYuan();

    @Message("Open the group buy")
    String open();

    @Message("Visit list")
    String list();

    @Message("Who is visited when, building by building")
    String listLead();

    @Message("Time")
    String time();

    @Message("Technician")
    String technician();

    @Message("Nobody has joined yet")
    String nobody();
}
