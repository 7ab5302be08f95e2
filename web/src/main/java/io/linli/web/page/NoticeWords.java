package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What residents are told by notices, and texts about announcements. English here, Chinese in {@code
 * messages/told_zh.properties}.
 */
@MessageBundle("told")
public interface NoticeWords {

    @Message("Notices")
    String title();

    @Message("unread")
    String unread();

    @Message("What became of the group buys you joined, and what is announced about them.")
    String lead();

    @Message("No notices")
    String none();

    @Message("Join a group buy: you are told here how it ends.")
    String noneText();

    @Message("New")
    String isNew();

    @Message("Mark all as read")
    String readAll();

    @Message("To the group buy")
    String open();

    @Message("To your orders")
    String orders();

    @Message("“{name}” takes place")
    String succeeded(String name);

    @Message("Enough was bought together; everybody pays {price} each.")
    String succeededText(String price);

    @Message("Everybody pays {finalPrice} each instead of {price}. What you paid above it comes back by itself.")
    String succeededCheaper(String finalPrice, String price);

    @Message("“{name}” does not take place")
    String failed(String name);

    @Message("Too little was bought together. {amount} goes back by itself to where you paid from.")
    String failedBack(String amount);

    @Message("Too little was bought together. You are not charged.")
    String failedFree();

    @Message("Enough was bought together. What you paid above the final prices comes back by itself.")
    String succeededSeveral();

    @Message("Too little was bought together. As you chose, {units} are bought for you alone.")
    String failedAlone(long units);

    @Message("“{name}” was called off")
    String cancelled(String name);

    @Message("{amount} goes back by itself to where you paid from.")
    String cancelledBack(String amount);

    @Message("You are not charged.")
    String cancelledFree();

    @Message("“{name}” goes on longer")
    String extended(String name);

    @Message("The new cut-off is on its page. You stay in, on the same promises.")
    String extendedText();

    @Message("A change in “{name}”")
    String substituted(String name);

    @Message(
            "“{was}” cannot be delivered. As you chose, you get {units} × “{instead}” at {price} each; what you paid above that comes back by itself.")
    String substitutedMoved(String was, long units, String instead, String price);

    @Message("“{was}” cannot be delivered: {amount} for {units} of it goes back by itself to where you paid from.")
    String substitutedBack(String was, long units, String amount);

    @Message("“{was}” cannot be delivered: your {units} of it are given up, and you are not charged for them.")
    String substitutedFree(String was, long units);

    @Message("News about “{name}”")
    String announced(String name);

    @Message("Announcements")
    String announcements();

    @Message("The leader")
    String byLeader();

    @Message("The property company")
    String byCompany();

    @Message("Post an announcement")
    String announceTitle();

    @Message("It is shown on the group buy’s page, and everybody who holds a place or has paid gets it as a notice.")
    String announceLead();

    @Message("Group buy")
    String campaign();

    @Message("Announcement")
    String text();

    @Message("At most 500 characters, at most ten announcements a day; it cannot be changed later.")
    String textHint();

    @Message("Post")
    String announce();
}
