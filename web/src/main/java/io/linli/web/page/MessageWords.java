package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What is told of visits, mails, how somebody is told, and the operator's page of it. English here, Chinese in {@code
 * messages/message_zh.properties}.
 */
@MessageBundle("message")
public interface MessageWords {

    // Visits

    @Message("Tomorrow at {time}: {service}")
    String visitTomorrow(String service, String time);

    @Message("On {day} at {time}. If something came up, please say so today.")
    String visitTomorrowText(String day, String time);

    @Message("Today at {time}: {service}")
    String visitSoon(String service, String time);

    @Message("It begins at {time}. Please make sure somebody can open the door.")
    String visitSoonText(String time);

    @Message("On the way: {service}")
    String visitOnTheWay(String service);

    @Message("The technician is on the way to you.")
    String visitOnTheWayText();

    @Message("How was it? {service}")
    String reviewAsked(String service);

    @Message("You had it done on {day}. A few stars help your neighbours and those who came.")
    String reviewAskedText(String day);

    @Message("Your review was answered: {service}")
    String reviewAnswered(String service);

    @Message("The provider has answered what you wrote.")
    String reviewAnsweredText();

    @Message("To the visit")
    String openVisit();

    @Message("Say how it was")
    String openReview();

    // Mails

    @Message("Open it")
    String open();

    @Message("You get this mail because you chose to be told by e-mail.")
    String why();

    @Message("No more mails like this one")
    String unsubscribe();

    @Message("Choose what you are told")
    String choose();

    // How somebody is told

    @Message("How you are told")
    String title();

    @Message("Everything is told in the app, always. Here you choose what else reaches you, and when.")
    String lead();

    @Message("About")
    String topic();

    @Message("Group buys: how they end, and announcements")
    String groupBuys();

    @Message("Visits: reminders and changes")
    String visits();

    @Message("Reviews: how it was, and answers")
    String reviews();

    @Message("E-mail")
    String email();

    @Message("SMS")
    String sms();

    @Message("Push")
    String push();

    @Message("not available here yet")
    String notAvailable();

    @Message("We know no verified e-mail address of yours: add one to your account, then sign in again.")
    String noAddress();

    @Message("Language of messages")
    String language();

    @Message("As I read here")
    String asIRead();

    @Message("Quiet hours")
    String quiet();

    @Message("Leave me alone at night")
    String quietOn();

    @Message("Only what cannot wait comes then, such as a technician on the way. The rest waits until the end.")
    String quietHint();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("Save")
    String save();

    // Leaving

    @Message("No more of these mails?")
    String leaveTitle();

    @Message("You will not get mails about this any more: {topic}. In the app you are still told.")
    String leaveText(String topic);

    @Message("Yes, no more mails")
    String leave();

    @Message("Done: no more mails about this")
    String leftTitle();

    @Message("You can choose otherwise at any time.")
    String leftText();

    // The operator's page

    @Message("Messages")
    String deskTitle();

    @Message(
            "What was told by e-mail. Those that could not be delivered wait here for you; no address or text is shown.")
    String deskLead();

    @Message("Kind")
    String kind();

    @Message("Channel")
    String channel();

    @Message("Attempts")
    String attempts();

    @Message("Reason")
    String reason();

    @Message("When")
    String when();

    @Message("Send again")
    String retry();

    @Message("State")
    String state();

    @Message("Show")
    String show();

    @Message("Waiting")
    String waiting();

    @Message("Being sent")
    String sending();

    @Message("Sent since yesterday")
    String sent();

    @Message("Not wanted or no way, since yesterday")
    String skipped();

    @Message("No longer true, since yesterday")
    String obsolete();

    @Message("Undeliverable")
    String dead();

    @Message("None")
    String none();

    @Message("There are no messages of this state.")
    String noneText();

    @Message("To a technician")
    String toTechnician();

    @Message("To a resident")
    String toResident();
}
