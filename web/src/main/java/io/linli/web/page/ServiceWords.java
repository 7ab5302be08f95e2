package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about home services: choosing one, and the desk of who provides them. Chinese in {@code messages/service_zh.properties}. */
@MessageBundle("service")
public interface ServiceWords {

    @Message("Choose what you need")
    String choose();

    @Message("Size")
    String size();

    @Message("How long")
    String howLong();

    @Message("Square metres")
    String squareMetres();

    @Message("Pieces")
    String pieces();

    @Message("Extras")
    String extras();

    @Message("{name} (+{price})")
    String plus(String name, String price);

    @Message("None")
    String none();

    @Message("Who shall come")
    String who();

    @Message("Anybody who is free")
    String anybody();

    @Message("Show price and times")
    String show();

    @Message("Price")
    String price();

    @Message("In all")
    String total();

    @Message("{minutes} min")
    String minutes(int minutes);

    @Message("from")
    String from();

    @Message("an hour")
    String perHour();

    @Message("a square metre")
    String perSquareMetre();

    @Message("a piece")
    String perPiece();

    @Message("After a visit to look")
    String quoteFirst();

    @Message("Say what you need, and you are told what it would cost before you book.")
    String quoteFirstText();

    @Message("Cancelling")
    String cancelling();

    @Message("Free until it begins")
    String cancelFreeToTheEnd();

    @Message("Free until {hours} h before")
    String cancelFree(int hours);

    @Message("{percent}% until {hours} h before")
    String cancelStep(int percent, int hours);

    @Message("All of it later")
    String cancelLate();

    @Message("You choose a window; the technician comes within it.")
    String windowHint();

    @Message("Services and team")
    String desk();

    @Message("Services")
    String services();

    @Message("What residents can book of you, and for how much.")
    String servicesLead();

    @Message("New service")
    String newService();

    @Message("Service")
    String service();

    @Message("Offered")
    String offered();

    @Message("Not offered any more")
    String retired();

    @Message("Stop offering it")
    String retire();

    @Message("Offer it again")
    String revive();

    @Message("State")
    String state();

    @Message("Lasts")
    String lasts();

    @Message("You offer nothing yet")
    String noServices();

    @Message("Describe your first service; residents can book it at once.")
    String noServicesText();

    @Message("Save")
    String save();

    @Message("Name in English")
    String nameEn();

    @Message("Name in Chinese")
    String nameZh();

    @Message("Description in English")
    String descriptionEn();

    @Message("Description in Chinese")
    String descriptionZh();

    @Message("Category")
    String category();

    @Message("Yuan")
    String yuan();

    @Message("Minutes")
    String minutesLabel();

    @Message("How the price comes about")
    String pricing();

    @Message("One price")
    String fixed();

    @Message("By the hour")
    String byHour();

    @Message("By the square metre")
    String bySquareMetre();

    @Message("By the piece")
    String byPiece();

    @Message("At least")
    String least();

    @Message("At most")
    String most();

    @Message("In steps of")
    String step();

    @Message("Minutes for each further piece, or ten square metres")
    String minutesEach();

    @Message("Call-out fee, yuan")
    String callOut();

    @Message("Minutes before a visit")
    String before();

    @Message("Minutes after a visit")
    String after();

    @Message("To prepare and travel: nobody else can book them.")
    String bufferHint();

    @Message("Residents choose")
    String window();

    @Message("an exact time")
    String exactTime();

    @Message("a window of {hours} h")
    String windowOf(int hours);

    @Message("Skills needed")
    String skillsNeeded();

    @Message("Codes with a blank between two, like gas-fitting.")
    String skillsHint();

    @Message("Sizes")
    String sizes();

    @Message("Each has a price and a duration of its own. Leave rows empty that you do not need.")
    String sizesHint();

    @Message("Options")
    String options();

    @Message("Residents choose exactly one.")
    String optionsHint();

    @Message("Add-ons")
    String addOns();

    @Message("Residents take as many as they like, up to the most.")
    String addOnsHint();

    @Message("Hours before")
    String hoursBefore();

    @Message("Percent to pay")
    String percent();

    @Message(
            "Until so many hours before the visit, cancelling costs this part of the price; later than the last, all of it.")
    String cancellationHint();

    @Message("Photos")
    String photos();

    @Message("Addresses, one in a line.")
    String photosHint();

    @Message("Only in these communities")
    String onlyIn();

    @Message("None chosen: wherever you sell.")
    String onlyInHint();

    @Message("Row {row}")
    String row(int row);

    @Message("Team")
    String team();

    @Message("Who comes to people’s homes for you, and when.")
    String teamLead();

    @Message("Nobody is in your team yet")
    String nobody();

    @Message("Residents see free times as soon as somebody has hours.")
    String nobodyText();

    @Message("Name")
    String name();

    @Message("Hire")
    String hire();

    @Message("Somebody new")
    String hireTitle();

    @Message("Limit")
    String limit();

    @Message("{visits} a day")
    String aDay(int visits);

    @Message("{visits} a week")
    String aWeek(int visits);

    @Message("No limit")
    String noLimit();

    @Message("Time zone")
    String timeZone();

    @Message("Visits a day at most")
    String visitsADay();

    @Message("Visits a week at most")
    String visitsAWeek();

    @Message("Last day of work")
    String lastDay();

    @Message("Empty for none.")
    String emptyForNone();

    @Message("Every week")
    String everyWeek();

    @Message("Leave a day empty that is off. A break is off whatever the hours are.")
    String everyWeekHint();

    @Message("Day")
    String day();

    @Message("Starts")
    String starts();

    @Message("Ends")
    String ends();

    @Message("Break from")
    String breakFrom();

    @Message("Break to")
    String breakTo();

    @Message("Single days")
    String exceptions();

    @Message("Off")
    String off();

    @Message("Extra hours")
    String extra();

    @Message("Other hours")
    String instead();

    @Message("All day")
    String allDay();

    @Message("What is different")
    String what();

    @Message("Add")
    String add();

    @Message("Remove")
    String remove();

    @Message("Away")
    String absences();

    @Message("Vacation")
    String vacation();

    @Message("Sick")
    String sick();

    @Message("Training")
    String training();

    @Message("First day")
    String firstDay();

    @Message("Last day")
    String lastDayAway();

    @Message("Skills")
    String skills();

    @Message("One in a line: code, number of the certificate, its last good day.")
    String skillLines();

    @Message("Where")
    String areas();

    @Message("Calendars")
    String calendars();

    @Message("No slot is offered while somebody is busy by one of these. Only when, never what for, is kept.")
    String calendarsLead();

    @Message("Address of the calendar")
    String calendarAddress();

    @Message("Could not be read the last time")
    String calendarFailed();

    @Message("Visits in your own calendar")
    String feed();

    @Message("Whoever knows the address reads the visits: keep it to yourself. A new one ends the old one.")
    String feedLead();

    @Message("Make an address")
    String publish();

    @Message("This is the address. It is shown once.")
    String feedAddress();

    @Message("End the address")
    String withdraw();

    @Message("Booked where there is no work now")
    String misplaced();

    @Message("Move these visits or change the hours.")
    String misplacedLead();

    @Message("Closed days")
    String closedDays();

    @Message("Public holidays and the like: weekly hours of the whole team do not count.")
    String closedDaysLead();

    @Message("Calendar")
    String calendar();

    @Message("Week")
    String week();

    @Message("Earlier")
    String earlier();

    @Message("Later")
    String later();

    @Message("Today")
    String today();

    @Message("Busy")
    String busy();

    @Message("Held")
    String held();

    @Message("Not at work")
    String notAtWork();

    @Message("Only providers of home services have a team.")
    String notAProvider();
}
