package io.linli.web.page.shop;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Texts about a group buy as it goes, and about passing it on. English here, Chinese in {@code messages/live_zh.properties}.
 */
@MessageBundle("live")
public interface LiveWords {

    @Message("{households} households take part")
    String households(long households);

    @Message("One household takes part")
    String oneHousehold();

    @Message("Nobody takes part yet: be the first")
    String noHousehold();

    @Message("{joined} joined.")
    String joinedSoFar(long joined);

    /** @param clock hours, minutes and seconds */
    @Message("Closes in {clock}")
    String closesIn(String clock);

    /** @param clock hours, minutes and seconds */
    @Message("Closes in {days} d {clock}")
    String closesInDays(String days, String clock);

    @Message("What if more join?")
    String whatIfTitle();

    @Message("So many more units")
    String whatIfMore();

    @Message("Show")
    String whatIfAsk();

    @Message("With {more} more it is {units} units, and everybody pays {price} for each.")
    String whatIfPrice(long more, long units, String price);

    @Message("That is {amount} less for each than with the units so far.")
    String whatIfLower(String amount);

    @Message("The next price is not reached with that.")
    String whatIfSame();

    @Message("Together you save {amount} against buying alone.")
    String whatIfSaving(String amount);

    @Message("Tell your neighbours")
    String shareTitle();

    @Message("Link to this group buy")
    String shareLink();

    @Message("Copy the link")
    String shareCopy();

    @Message("Copied")
    String shareCopied();

    @Message("Share")
    String share();

    @Message("Code that opens this group buy")
    String shareCode();

    @Message("Neighbours scan it with their phone, in the lift or from your screen.")
    String shareCodeHint();

    @Message("Code as a picture")
    String sharePicture();

    @Message("{price} each · {joined} joined · ends {when}")
    String preview(String price, long joined, String when);

    @Message("{price} each · {joined} joined · over")
    String previewOver(String price, long joined);
}
