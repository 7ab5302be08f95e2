package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the pages of statements. English here, Chinese in {@code messages/statement_zh.properties}. */
@MessageBundle("statement")
public interface StatementTexts {

    @Message("Statements")
    String statements();

    @Message(
            "What your accounts did in each month, as it was told and never changed. A month’s statement is issued some hours after the month is over.")
    String lead();

    @Message("What every party’s accounts did in each month, as it was told and never changed.")
    String leadAll();

    @Message(
            "What your accounts and your communities’ owners’ funds did in each month, as it was told and never changed. A month’s statement is issued some hours after the month is over.")
    String leadCompany();

    @Message("By its number")
    String person();

    @Message("Number")
    String number();

    @Message("Month")
    String month();

    @Message("{name} {year}")
    String monthOf(int year, String name);

    @Message("Whose")
    String whose();

    @Message("Everybody")
    String everybody();

    @Message("Opening balance")
    String opening();

    @Message("Moved")
    String moved();

    @Message("Closing balance")
    String closing();

    @Message("Files")
    String files();

    @Message("No statements yet")
    String none();

    @Message("The first is issued after the first month in which something was earned.")
    String noneText();

    @Message("Need one now?")
    String issueTitle();

    @Message("A month that is over can be issued before its time comes. Nothing is booked into it from then on.")
    String issueLead();

    @Message("Issue the statement")
    String issue();

    @Message("Statement {number}")
    String title(String number);

    @Message("issued {when}")
    String issuedAt(String when);

    @Message("Download")
    String download();

    @Message("How the balance moved")
    String totals();

    @Message("Where the closing balance stands")
    String standing();

    @Message("Earned")
    String earned();

    @Message("Taken back by refunds")
    String takenBack();

    @Message("Given back: the refund failed")
    String restored();

    @Message("Paid out")
    String paidOut();

    @Message("Came back")
    String cameBack();

    @Message("Corrections")
    String corrected();

    @Message("Not released yet")
    String pending();

    @Message("Ready to be paid")
    String payable();

    @Message("Owed back")
    String receivable();

    @Message("On its way")
    String inTransit();

    @Message("Day by day")
    String byDay();

    @Message("Each day’s figure")
    String eachDay();

    @Message("Bars: what each day moved")
    String chartLabel();

    @Message("Day")
    String day();

    @Message("Lines")
    String linesOfDay();

    @Message("Line by line")
    String lines();

    @Message("When")
    String when();

    @Message("What")
    String fact();

    @Message("Order")
    String order();

    @Message("See the order")
    String toOrder();

    @Message("Amount")
    String amount();

    @Message("Nothing moved in this month: the balance stayed as it was.")
    String noLines();

    @Message("Recompute and compare")
    String verify();

    @Message("Computes the statement again from the ledger and compares every figure and line with what was issued.")
    String verifyLead();

    @Message("The ledger says the same: all figures and {lines} lines are equal.")
    String equal(String lines);

    @Message("What is stored of this statement is not what was issued: its digest does not match.")
    String digestOff();

    @Message("The ledger says something else.")
    String different();

    @Message("There are more differences than these.")
    String moreDifferences();

    @Message("What differs")
    String subject();

    @Message("As issued")
    String stated();

    @Message("As recomputed")
    String recomputed();

    @Message("Line {position}: no longer in the ledger")
    String lineMissing(String position);

    @Message("In the ledger, not in the statement")
    String lineAdded();

    @Message("Line {position}: changed")
    String lineChanged(String position);

    @Message("Digest (SHA-256)")
    String digest();

    @Message("Show")
    String show();
}
