package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about payouts. English here, Chinese in {@code messages/pays_zh.properties}. */
@MessageBundle("pays")
public interface PayoutWords {

    @Message("What was released to you is paid to your account at the payment provider, on the days you choose.")
    String lead();

    @Message("Everybody's payouts, newest first.")
    String leadOperator();

    @Message("Your account")
    String account();

    @Message("No account yet")
    String noAccount();

    @Message(
            "The payment provider asks for your business and your bank account, on a page of its own. It takes a few minutes.")
    String noAccountText();

    @Message("Set up payouts")
    String setUp();

    @Message("Continue with the payment provider")
    String goOn();

    @Message("Ready")
    String ready();

    @Message("Something is missing")
    String missing();

    @Message("The payment provider wants to know yet:")
    String wanted();

    @Message("Needed until")
    String deadline();

    @Message("Bank account")
    String wantedBank();

    @Message("Kind of business")
    String wantedBusiness();

    @Message("Acceptance of its terms")
    String wantedTerms();

    @Message("Facts about the company")
    String wantedCompany();

    @Message("Facts about you")
    String wantedPerson();

    @Message("How often you are paid")
    String cycle();

    @Message("Every day (what was released the day before)")
    String daily();

    @Message("Every Monday")
    String weekly();

    @Message("On the first of the month")
    String monthly();

    @Message("Change")
    String change();

    @Message("Next payout")
    String next();

    @Message("Not released yet")
    String pending();

    @Message("Ready to be paid")
    String payable();

    @Message("You owe")
    String receivable();

    @Message("On its way")
    String transit();

    @Message("Number")
    String number();

    @Message("Party")
    String party();

    @Message("Shares")
    String shares();

    @Message("Owed, taken off")
    String owed();

    @Message("Paid")
    String amount();

    @Message("State")
    String state();

    @Message("Planned")
    String planned();

    @Message("Sent")
    String sent();

    @Message("Failed")
    String failed();

    @Message("Asked back since")
    String recalled();

    @Message("Transfer at the payment provider")
    String transfer();

    @Message("Last answer of the payment provider")
    String failure();

    @Message("No payouts yet")
    String none();

    @Message("The first comes when shares were released and your account is ready.")
    String noneText();

    @Message("What it consists of")
    String lines();

    @Message("Taken off")
    String takenOff();

    @Message("Payout of {amount}")
    String payoutOf(String amount);

    @Message("Pay a party now")
    String payNow();

    @Message("Pays what was released to it so far, without waiting for its day.")
    String payNowLead();

    @Message("A leader or an operating partner")
    String person();

    @Message("Kind of party")
    String partyKind();

    @Message("Its id")
    String partyId();

    @Message("Pay now")
    String pay();

    @Message("Refunds that failed")
    String failedRefunds();

    @Message("What the payment provider could not give back. Each is made again once, and never goes back twice.")
    String failedRefundsLead();

    @Message("No refund failed")
    String noFailedRefunds();

    @Message("All refunds went back, or are on their way.")
    String noFailedRefundsText();

    @Message("For")
    String refundReason();

    @Message("Provider’s code")
    String failureCode();

    @Message("Refund again")
    String refundAgain();

    @Message("Group-buy failed")
    String reasonCampaignFailed();

    @Message("Left the group-buy")
    String reasonLeft();

    @Message("Paid too late")
    String reasonPaidTooLate();

    @Message("Price fell")
    String reasonPriceTier();

    @Message("Not deliverable")
    String reasonNotDeliverable();

    @Message("Visit given up")
    String reasonVisitCancelled();

    @Message("Visit missed")
    String reasonVisitMissed();
}
