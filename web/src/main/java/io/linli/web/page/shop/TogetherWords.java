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
}
