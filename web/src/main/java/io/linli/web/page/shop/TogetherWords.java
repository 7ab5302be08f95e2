package io.linli.web.page.shop;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of group buys. English here, Chinese in {@code messages/together_zh.properties}. */
@MessageBundle("together")
public interface TogetherWords {

    @Message("{number} more households needed")
    String householdsMissing(long number);

    @Message("{amount} more needed")
    String moneyMissing(String amount);

    @Message("{number} of {threshold} households joined")
    String householdsOf(long number, long threshold);

    @Message("{amount} of {threshold} together")
    String moneyOf(String amount, String threshold);

    @Message("and {number} more goods")
    String andMore(int number);

    @Message("{number} households")
    String households(long number);

    @Message("Called off")
    String cancelled();

    @Message("Draft: only you see this")
    String draft();

    @Message("The goods")
    String goods();

    @Message("Sold in cases of {number}")
    String inCases(long number);

    @Message("Up to")
    String upTo();

    @Message(
            "If a few units are missing to fill a case, you may say how many you would take at most. You pay for that many, and get back what no case needs.")
    String upToText();

    @Message("If the group buy fails")
    String otherwise();

    @Message("give my money back")
    String refund();

    @Message("buy it for me alone, at {price}")
    String alone(String price);

    @Message(
            "Alone it is {price} each: who chooses that pays so much now, and what is above the group price comes back by itself if the group buy succeeds.")
    String aloneText(String price);

    @Message("When {number} households have reserved or paid, the order goes to the supplier.")
    String stepHouseholds(long number);

    @Message("When {amount} is reserved or paid, the order goes to the supplier.")
    String stepMoney(String amount);

    @Message("At most {number} altogether")
    String cap(long number);

    @Message("Team of {number}")
    String teamOf(long number);

    @Message(
            "{number} households, one unit each, within {hours} hours. Not full in time: everybody gets the money back.")
    String teamText(long number, long hours);

    @Message("Open a team")
    String openTeam();

    @Message("Teams you can join")
    String openTeams();

    @Message("1 more and it is full")
    String oneMore();

    @Message("{number} more and it is full")
    String more(long number);

    @Message("team of {name}")
    String teamOfSomebody(String name);

    @Message("until {time}")
    String until(String time);

    @Message("To the team")
    String toTeam();

    @Message("The team is full")
    String teamFull();

    @Message("{taken} of {size} places are taken")
    String places(long taken, long size);

    @Message("taken")
    String taken();

    @Message("free")
    String free();

    @Message("Your team")
    String yourTeam();

    @Message("You are in")
    String youAreIn();

    @Message("Leave this group buy")
    String leave();

    @Message("Leave this team")
    String leaveTeam();

    @Message("What you paid comes back by itself, and your place is free for others.")
    String leaveText();

    @Message("The team goes on without you: it is passed on to who joined first. With nobody left, it ends.")
    String leaveOwnText();

    @Message("Yes, leave")
    String leaveNow();

    @Message("As soon as {number} households have reserved or paid, the order goes to the supplier.")
    String stepTeam(long number);

    @Message("One for each household.")
    String oneEach();

    @Message("Offer teams of this")
    String offerTeams();

    @Message("Teams")
    String teamDesk();

    @Message("Price in a team, yuan")
    String teamPrice();

    @Message("For one unit; not above the price alone, {price}")
    String teamPriceHint(String price);

    @Message("Households")
    String teamSize();

    @Message("2 to 100; each buys one")
    String teamSizeHint();

    @Message("Hours")
    String teamHours();

    @Message("1 to 168: how long a team may take to be full")
    String teamHoursHint();

    @Message("Residents can open teams of {number} at {price} now.")
    String teamOffered(long number, String price);

    @Message("Offer no more teams")
    String withdraw();

    @Message("Teams that are open go on.")
    String withdrawText();

    @Message("Join the team")
    String joinTeam();

    @Message("If it cannot be delivered, I take another one instead.")
    String substitutable();

    @Message("Of the same supplier and at most as dear; otherwise you get the money of this good back.")
    String substitutableText();

    @Message("Instead of {was}")
    String insteadOf(String was);

    @Message("“{was}” cannot be delivered: “{instead}” comes instead.")
    String replaced(String was, String instead);
}
