package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about reviews, for all who write and read them. English here, Chinese in {@code messages/review_zh.properties}. */
@MessageBundle("review")
public interface ReviewWords {

    @Message("Reviews")
    String title();

    @Message("How was it?")
    String ask();

    @Message("{service} on {day}")
    String what(String service, String day);

    @Message("Overall")
    String overall();

    @Message("The work")
    String workmanship();

    @Message("On time")
    String punctuality();

    @Message("Friendly")
    String friendliness();

    @Message("If you like")
    String optional();

    @Message("{n} of 5 stars")
    String stars(int n);

    @Message("Very bad")
    String one();

    @Message("Bad")
    String two();

    @Message("All right")
    String three();

    @Message("Good")
    String four();

    @Message("Very good")
    String five();

    @Message("In your own words, if you like")
    String text();

    @Message("Others see your first name and what you write here; please no telephone numbers.")
    String textHint();

    @Message("Send")
    String send();

    @Message("Change it")
    String change();

    @Message("Published when the technician has given theirs, too, or by {day}. Until then you may change it.")
    String waits(String day);

    @Message("Published on {day}.")
    String publishedOn(String day);

    @Message("What you said")
    String own();

    @Message("What the technician said of the visit")
    String ofHousehold();

    @Message("Somebody opened, at the time")
    String accessEasy();

    @Message("The work was what had been booked")
    String asDescribed();

    @Message("There was room to begin")
    String ready();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("This visit can no longer be reviewed.")
    String over();

    @Message("You can say how it was when the visit is over.")
    String notYet();

    @Message("Reviews: {count}")
    String count(String count);

    @Message("{mean} of 5")
    String mean(String mean);

    @Message("How many stars")
    String distribution();

    @Message("No reviews yet")
    String none();

    @Message("Whoever has had it done can say how it was.")
    String noneText();

    @Message("The provider replies")
    String reply();

    @Message("Your reply, once and for all to read")
    String replyLabel();

    @Message("Reply")
    String sendReply();

    @Message("Report")
    String report();

    @Message("Why should it not be here?")
    String reportWhy();

    @Message("All reviews")
    String all();

    @Message("What residents say of your services. You can reply to each once.")
    String deskLead();

    @Message("What residents say of your visits.")
    String technicianLead();

    @Message("How was it there?")
    String household();

    @Message("Facts only. The household reads it when it has given its review, or after fourteen days.")
    String householdLead();

    @Message("Reported reviews")
    String reported();

    @Message("Reported by somebody and not looked at yet, or hidden. Hidden ones count in no rating.")
    String reportedLead();

    @Message("Nothing to look at")
    String noneReported();

    @Message("Open reports: {count}")
    String reports(String count);

    @Message("Hidden")
    String hidden();

    @Message("Hide")
    String hide();

    @Message("Reason")
    String reason();

    @Message("Show it")
    String show();

    @Message("How do you like it?")
    String askGood();

    @Message("Rate it")
    String rate();

    @Message("Your rating")
    String rated();

    @Message("Published at once. You may change it or take it back for thirty days.")
    String atOnce();

    @Message("You may change it or take it back until {day}.")
    String changeableUntil(String day);

    @Message("It was written more than thirty days ago and stays as it is.")
    String changeOver();

    @Message("The operator has hidden it. Reason: {reason}")
    String hiddenBecause(String reason);

    @Message("You can rate it when it has arrived.")
    String notReceived();

    @Message("Take it back")
    String takeBack();

    @Message("changed")
    String edited();

    @Message("Whoever has received it can say how it is.")
    String noneOfGoodText();

    @Message("The seller replies")
    String sellerReply();

    @Message("Reviews of goods")
    String goods();

    @Message("Reviews of services")
    String visits();

    @Message("What residents say of the goods you sold them. You can reply to each once.")
    String goodsLead();
}
