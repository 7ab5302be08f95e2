package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about bills, for residents and for those who issue them. English here, Chinese in {@code messages/bills_zh.properties}. */
@MessageBundle("bills")
public interface BillWords {

    @Message("Bills")
    String title();

    @Message(
            "What households owe you: management fees, parking, water and energy. They pay in the shop, together with anything else.")
    String lead();

    @Message(
            "Your household's bills from the property company. Put them into the cart and pay them with anything else, at once.")
    String own();

    @Message("To be paid")
    String open();

    @Message("Overdue")
    String overdue();

    @Message("Paid")
    String paid();

    @Message("Refunded")
    String refunded();

    @Message("Cancelled")
    String cancelled();

    @Message("Being paid")
    String beingPaid();

    @Message("All")
    String all();

    @Message("Show")
    String show();

    @Message("State")
    String state();

    @Message("Bill")
    String bill();

    @Message("Unit")
    String unit();

    @Message("Community")
    String community();

    @Message("Amount")
    String amount();

    @Message("Due")
    String due();

    @Message("due {day}")
    String dueOn(String day);

    @Message("due today")
    String dueToday();

    @Message("{days} days left")
    String daysLeft(String days);

    @Message("1 day left")
    String dayLeft();

    @Message("overdue for {days} days")
    String daysOver(String days);

    @Message("overdue for 1 day")
    String dayOver();

    @Message("No bills")
    String none();

    @Message("What you issue here is shown to the household at once.")
    String noneText();

    @Message("Nothing to pay")
    String ownNone();

    @Message("Bills from your property company appear here.")
    String ownNoneText();

    @Message("Put into the cart")
    String pay();

    @Message("Go on paying")
    String goOn();

    @Message("Somebody of your household is paying it.")
    String neighbourPays();

    @Message("To be paid")
    String toPay();

    @Message("Paid and cancelled")
    String earlier();

    @Message("The order")
    String toOrder();

    @Message("{count} bills to pay")
    String waiting(String count);

    @Message("1 bill to pay")
    String waitingOne();

    @Message("{amount}, some overdue")
    String overdueToo(String amount);

    @Message("{amount}, overdue")
    String overdueOne(String amount);

    @Message("Issue a bill")
    String issueTitle();

    @Message("Issue")
    String issue();

    @Message("Building, entrance and number, like 3-A-502")
    String unitHint();

    @Message("Kind")
    String kind();

    @Message("Month")
    String period();

    @Message("A unit is billed once for a kind and a month. Leave it empty for anything else.")
    String periodHint();

    @Message("Due date")
    String dueDate();

    @Message("Amount in yuan")
    String yuan();

    @Message("Text")
    String text();

    @Message("At most 100 characters; the household reads it")
    String textHint();

    @Message("Bills for a whole community")
    String uploadTitle();

    @Message(
            "A CSV file with the columns unit, kind, period, amount, due_date and text. Good rows are issued, each bad one is told with its line. Sending the same file again issues nothing twice.")
    String uploadLead();

    @Message("File")
    String file();

    @Message("CSV in UTF-8 or as Excel saves it; kinds: management_fee, parking, energy, other")
    String fileHint();

    @Message("Upload")
    String upload();

    @Message("Rows")
    String reportRows();

    @Message("Issued")
    String reportIssued();

    @Message("Issued before")
    String reportKnown();

    @Message("Not issued")
    String reportRejected();

    @Message("What could not be issued")
    String problems();

    @Message("Line")
    String line();

    @Message("Column")
    String column();

    @Message("Reason")
    String reason();

    @Message("Issued")
    String issuedAt();

    @Message("Paid at")
    String paidAt();

    @Message("Cancel the bill")
    String cancelTitle();

    @Message("The household no longer sees it as to be paid. This cannot be undone.")
    String cancelLead();

    @Message("Cancel the bill")
    String cancel();

    @Message("Give money back")
    String refundTitle();

    @Message("It goes back to the way it was paid and is taken off what you are paid.")
    String refundLead();

    @Message("Give back")
    String refund();

    @Message("At most {amount}")
    String refundHint(String amount);

    @Message("A checkout holds this bill just now. It is free again if nobody pays.")
    String held();

    @Message("Income by source")
    String sources();

    @Message("Source")
    String source();

    @Message("Share in what suppliers sell")
    String commission();

    @Message("Bills of your own")
    String ofBills();

    @Message("Payments")
    String payments();
}
