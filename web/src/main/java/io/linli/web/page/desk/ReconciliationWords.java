package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Texts of the pages of reconciliation. English here, Chinese in {@code messages/recon_zh.properties}. A bundle of its own:
 * one of more than 300 texts does not load, for Quarkus generates it wrongly.
 */
@MessageBundle("recon")
public interface ReconciliationWords {

    @Message("Missing at the provider")
    String missingAtProvider();

    @Message("The books have it, the provider does not.")
    String missingAtProviderText();

    @Message("Missing in the books")
    String missingInLedger();

    @Message("The provider has it, the books do not.")
    String missingInLedgerText();

    @Message("Missing at the bank")
    String missingAtBank();

    @Message("It was sent, and the bank’s files reach far enough to show it, but do not.")
    String missingAtBankText();

    @Message("Doubled")
    String doubled();

    @Message("The same fact once more.")
    String doubledText();

    @Message("Wrong amount")
    String wrongAmount();

    @Message("Both sides have it, with different amounts.")
    String wrongAmountText();

    @Message("Wrong currency")
    String wrongCurrency();

    @Message("Both sides have it, in different currencies.")
    String wrongCurrencyText();

    @Message("Wrong party")
    String wrongParty();

    @Message("The money went to another party’s account than the books say.")
    String wrongPartyText();

    @Message("Late")
    String late();

    @Message("Not there yet though it should be, or there later than it should have been.")
    String lateText();

    @Message("Unknown transfer")
    String unknownTransfer();

    @Message("Money went to or came from a party, and nothing of ours asked for it.")
    String unknownTransferText();

    @Message("Refund without reversal")
    String refundWithoutReversal();

    @Message("A payer has money back, and the parties’ shares of it were not taken back.")
    String refundWithoutReversalText();

    @Message("Open")
    String stateOpen();

    @Message("Booked")
    String stateBooked();

    @Message("Put aside")
    String stateDismissed();

    @Message("Gone")
    String stateCleared();

    @Message("At the provider")
    String sideProvider();

    @Message("At the bank")
    String sideBank();

    @Message("In the books")
    String sideLedger();

    @Message("Book the correction")
    String adviceBook();

    @Message("Take the shares back")
    String adviceTakeBack();

    @Message("Wait")
    String adviceWait();

    @Message("Acknowledge")
    String adviceAcknowledge();

    @Message("Ask the provider")
    String adviceAskProvider();

    @Message("Ask the bank")
    String adviceAskBank();

    @Message("Verify the ledger first")
    String adviceVerifyLedger();

    @Message("Every day the books, the payment provider and the bank are compared. Only what differs is listed.")
    String lead();

    @Message("Compare now")
    String now();

    @Message("Differences")
    String exceptions();

    @Message("Difference")
    String exception();

    @Message("All")
    String all();

    @Message("Kind")
    String kind();

    @Message("What")
    String what();

    @Message("Where")
    String where();

    @Message("In the books")
    String expected();

    @Message("Found")
    String found();

    @Message("Advice")
    String advice();

    @Message("Nothing differs")
    String none();

    @Message("Books, provider and bank agree.")
    String noneText();

    @Message("Last comparisons")
    String runs();

    @Message("Nothing was compared yet")
    String noRuns();

    @Message("It happens by itself once a day, or when you ask for it.")
    String noRunsText();

    @Message("The provider’s balance")
    String equation();

    @Message("Stands at the provider")
    String provider();

    @Message("According to the books")
    String ledger();

    @Message("Of that, taken without the provider")
    String outside();

    @Message("Differences not settled")
    String differences();

    @Message("Under way")
    String underWay();

    @Message("Unexplained")
    String unexplained();

    @Message("Agreeing")
    String matched();

    @Message("Of the bank")
    String bankMatched();

    @Message("Waiting")
    String waiting();

    @Message("New")
    String opened();

    @Message("Number there")
    String object();

    @Message("Belongs to")
    String expectedParty();

    @Message("Went to")
    String foundParty();

    @Message("Settled")
    String resolved();

    @Message("Note")
    String note();

    @Message("Booked as")
    String bookedAs();

    @Message("What would be booked")
    String proposal();

    @Message("Settle it")
    String book();

    @Message("Booked once, and only if the difference is still there. It cannot be undone, only reversed.")
    String bookLead();

    @Message("Book it now")
    String bookNow();

    @Message("Put it aside")
    String dismiss();

    @Message("The same difference is not reported again.")
    String dismissLead();

    @Message("Bank file")
    String bankFile();

    @Message("The bank’s file of payouts. The same file again changes nothing.")
    String bankFileLead();

    @Message("CSV with payout_reference, account, amount, currency, value_date")
    String bankFileHint();

    @Message("Bank files")
    String bankFiles();

    @Message("The bank’s files reach to {day}.")
    String bankToldTo(String day);

    @Message("What cannot be read")
    String bankProblems();

    @Message("Line")
    String bankLine();

    @Message("Column")
    String bankColumn();

    @Message("Problem")
    String bankProblem();

    @Message("Rows")
    String bankRows();

    @Message("New rows")
    String bankFresh();
}
