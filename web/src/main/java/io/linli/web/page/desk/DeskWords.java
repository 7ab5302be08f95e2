package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the consoles. English here, Chinese in {@code messages/desk_zh.properties}. */
@MessageBundle("desk")
public interface DeskWords {

    @Message("Upload a price list")
    String uploadTitle();

    @Message("A CSV file with a header line. Sending the same file again changes nothing.")
    String uploadSupplier();

    @Message("A CSV file that says in its column “supplier” whose each row is.")
    String uploadOperator();

    @Message("File")
    String file();

    @Message("CSV or NDJSON in UTF-8, also gzipped")
    String fileHint();

    @Message("Upload")
    String upload();

    @Message("Imports")
    String runs();

    @Message("Went in without")
    String warned();

    @Message("What was left out")
    String warnings();

    @Message("When")
    String when();

    @Message("State")
    String state();

    @Message("Read")
    String read();

    @Message("New")
    String created();

    @Message("Changed")
    String changed();

    @Message("Unchanged")
    String unchanged();

    @Message("Rejected")
    String rejected();

    @Message("Nothing was imported yet")
    String noRuns();

    @Message("The first price list makes the offers that residents see.")
    String noRunsText();

    @Message("Waiting")
    String runStored();

    @Message("Running")
    String runRunning();

    @Message("Completed")
    String runCompleted();

    @Message("Failed")
    String runFailed();

    @Message("Waits for your decision")
    String runReview();

    @Message("Discarded")
    String runDiscarded();

    @Message("Everything can be found")
    String searchable();

    @Message("On the way to the search")
    String notYetSearchable();

    @Message("See the rejected rows")
    String seeRejections();

    @Message("Rejected rows")
    String rejections();

    @Message("No row was rejected.")
    String noRejections();

    @Message("Line")
    String line();

    @Message("SKU")
    String sku();

    @Message("Reason")
    String reason();

    @Message("What to mend")
    String detail();

    @Message("Name")
    String name();

    @Message("Category")
    String category();

    @Message("Price")
    String price();

    @Message("Withdrawn")
    String withdrawn();

    @Message("On sale")
    String onSale();

    @Message("Sold out")
    String soldOut();

    @Message("No offers yet")
    String noOffers();

    @Message("Upload a price list to begin.")
    String noOffersText();

    @Message("Not paid")
    String orderPending();

    @Message("Paid")
    String orderPaid();

    @Message("Reserved, not charged")
    String orderReserved();

    @Message("Done")
    String orderCompleted();

    @Message("Refunded")
    String orderRefunded();

    @Message("Cancelled")
    String orderCancelled();

    @Message("Community")
    String community();

    @Message("What was ordered")
    String lines();

    @Message("Total")
    String total();

    @Message("No orders yet")
    String noOrders();

    @Message("Paid orders appear here at once.")
    String noOrdersText();

    @Message("Quantity")
    String quantity();

    @Message("Amount")
    String amount();

    @Message("Refunded")
    String refunded();

    @Message("Postings")
    String postings();

    @Message("What happened")
    String fact();

    @Message("Account")
    String account();

    @Message("Debit")
    String debit();

    @Message("Credit")
    String credit();

    @Message("Payment received")
    String factCapture();

    @Message("Divided")
    String factSplit();

    @Message("Division taken back")
    String factReversal();

    @Message("Refund")
    String factRefund();

    @Message("Released")
    String factRelease();

    @Message("Set aside for payout")
    String factPayout();

    @Message("Payout not made")
    String factPayoutReturned();

    @Message("Asked back")
    String factRecall();

    @Message("Not given back, still owed")
    String factRecallReturned();

    @Message("Provider's fee")
    String factProviderFee();

    @Message("Transfer")
    String factTransfer();

    @Message("Transfer taken back")
    String factTransferReversal();

    @Message("Dispute opened")
    String factDisputeOpened();

    @Message("Dispute won")
    String factDisputeWon();

    @Message("Dispute lost")
    String factDisputeLost();

    @Message("Correction")
    String factCorrection();

    @Message("Payment provider")
    String accountProvider();

    @Message("Held for orders")
    String accountHeld();

    @Message("Owed to {party}")
    String accountOwed(String party);

    @Message("Owed to you")
    String accountOwn();

    @Message("Released to {party}")
    String accountPayable(String party);

    @Message("Released to you")
    String accountPayableOwn();

    @Message("Owed by {party}")
    String accountReceivable(String party);

    @Message("Owed by you")
    String accountReceivableOwn();

    @Message("On its way to {party}")
    String accountTransit(String party);

    @Message("On its way to you")
    String accountTransitOwn();

    @Message("To be cleared up")
    String accountSuspense();

    @Message("Tax on commission")
    String accountTax();

    @Message("Held for disputes")
    String accountDisputes();

    @Message("the platform")
    String platform();

    @Message("Order")
    String order();

    @Message("Order of {when}")
    String orderOf(String when);

    @Message("What it brought you")
    String yourPostings();

    @Message("To the order")
    String toOrder();

    @Message("Earned")
    String earned();

    @Message("Taken back by refunds")
    String takenBack();

    @Message("Nothing is owed yet")
    String noneOwed();

    @Message("As soon as an order is paid, your part of it appears here.")
    String noneOwedText();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Show")
    String show();

    @Message("Your share")
    String yourShare();

    @Message("By day and community")
    String byDayAndCommunity();

    @Message("Your share by day and community; the table below says the same")
    String chartLabel();

    @Message("Day")
    String day();

    @Message("Nothing was earned in these days")
    String noRevenue();

    @Message("Choose other days, or open a group buy in your communities.")
    String noRevenueText();

    @Message("The orders behind the figure")
    String ordersBehind();

    @Message("Divided in all")
    String divided();

    @Message("Every fen of this order in the books: debits and credits add up to zero.")
    String postingsLead();

    @Message("Joined")
    String joined();

    @Message("Cut-off")
    String cutoff();

    @Message("local time")
    String cutoffHint();

    @Message(
            "Of the rules that fit an order line, the most specific in force when it is ordered counts. A change never touches orders placed before.")
    String splitsLead();

    @Message("For")
    String ruleFor();

    @Message("Supplier")
    String supplierRate();

    @Message("Property company")
    String companyRate();

    @Message("Platform")
    String platformRate();

    @Message("In force from")
    String validFrom();

    @Message("Everybody (default)")
    String everybody();

    @Message("In force")
    String inForce();

    @Message("Not in force")
    String formerRule();

    @Message("New version of a rule")
    String newRule();

    @Message("In force at once, for orders from now on.")
    String newRuleLead();

    @Message("Property company")
    String company();

    @Message("Supplier")
    String supplier();

    @Message("Any")
    String any();

    @Message("Put into force")
    String putRule();

    @Message("Code")
    String code();

    @Message("Kind")
    String kind();

    @Message("Goods")
    String goods();

    @Message("Services")
    String services();

    @Message("No supplier yet")
    String noSuppliers();

    @Message("Make the index anew")
    String rebuildTitle();

    @Message("Fills a new index beside the present one, which goes on answering, and swaps them when it is complete.")
    String rebuildText();

    @Message("Start")
    String rebuildStart();

    @Message("Offers indexed")
    String indexed();

    @Message("Today")
    String today();

    @Message("The day before")
    String dayBefore();

    @Message("The day after")
    String dayAfter();

    @Message("To do")
    String visitAssigned();

    @Message("Begun")
    String visitStarted();

    @Message("Done")
    String visitDone();

    @Message("Cancelled")
    String visitCancelled();

    @Message("I am here, begin")
    String start();

    @Message("Done")
    String finish();

    @Message("No visits on this day")
    String noVisits();

    @Message("Look at another day, or enjoy the quiet.")
    String noVisitsText();

    @Message("No requests")
    String noAfterSales();

    @Message("When a household asks for money back, it appears here.")
    String noAfterSalesText();

    @Message("Refund request")
    String afterSale();

    @Message("Reason")
    String afterSaleReason();

    @Message("Asked for")
    String askedFor();

    @Message("Granted")
    String granted();

    @Message("Your turn")
    String yourTurn();

    @Message("Answer by")
    String answerBy();

    @Message("In their words")
    String theirWords();

    @Message("What happened")
    String whatHappened();

    @Message("Grant")
    String grant();

    @Message("Amount in yuan")
    String grantAmount();

    @Message("At most {amount}")
    String grantHint(String amount);

    @Message("A word to the household (optional)")
    String wordToHousehold();

    @Message("Refuse")
    String refuse();

    @Message("Why? The household reads it.")
    String refuseWhy();

    @Message("The household may then take it to the property company.")
    String refuseHint();

    @Message("Your decision settles it.")
    String refuseFinalHint();

    @Message("Refund came back")
    String factRefundFailed();

    @Message("Share restored")
    String factRestored();

    @Message("A payer’s bank takes a payment back. Without evidence in time it is lost.")
    String disputesLead();

    @Message("No disputes")
    String noDisputes();

    @Message("When a payer’s bank takes a payment back, it appears here.")
    String noDisputesText();

    @Message("Dispute")
    String dispute();

    @Message("Dispute over {amount}")
    String disputeOver(String amount);

    @Message("The bank’s reason")
    String disputeReason();

    @Message("Evidence due")
    String evidenceDue();

    @Message("The bank asks")
    String disputeInquiry();

    @Message("Needs evidence")
    String disputeNeedsResponse();

    @Message("Under review")
    String disputeUnderReview();

    @Message("Closed")
    String disputeClosed();

    @Message("Won")
    String disputeWon();

    @Message("Lost")
    String disputeLost();

    @Message("The money is ours again.")
    String disputeWonText();

    @Message("The payer keeps the money. Each party gives back its share.")
    String disputeLostText();

    @Message("Evidence")
    String evidence();

    @Message("It is sent to the bank as it stands and cannot be changed afterwards.")
    String evidenceLead();

    @Message("What happened, and what proves it")
    String evidenceText();

    @Message("Submit for good")
    String submitEvidence();

    @Message("Shares")
    String parts();

    @Message("Until")
    String validTo();

    @Message("One group buy")
    String oneCampaign();

    @Message("Leader")
    String partyLeader();

    @Message("Operating partner")
    String partyPartner();

    @Message("Owners’ fund")
    String partyFund();

    @Message("the rest")
    String theRest();

    @Message("from {amount}")
    String tierFrom(String amount);

    @Message("{amount} a unit")
    String perUnitOf(String amount);

    @Message("at least {amount}")
    String atLeast(String amount);

    @Message("at most {amount}")
    String atMost(String amount);

    @Message("Tax on commission {rate}")
    String commissionTaxOf(String rate);

    @Message("Takes the rest")
    String takesRest();

    @Message("What all others leave")
    String takesRestHint();

    @Message("Operating partner’s id")
    String partnerId();

    @Message("Only if one takes part")
    String partnerIdHint();

    @Message("Percent")
    String rate();

    @Message("Or by amount: 10; 100: 8")
    String rateHint();

    @Message("For each unit")
    String perUnit();

    @Message("Yuan, may stay empty")
    String yuan();

    @Message("At least")
    String minimum();

    @Message("At most")
    String maximum();

    @Message("Tax on commission")
    String commissionTax();

    @Message("Percent of the platform’s share")
    String commissionTaxHint();

    @Message("Lowest price of a unit")
    String lowestPrice();

    @Message("Yuan; needed with fixed amounts")
    String lowestPriceHint();

    @Message("Last day")
    String lastDay();

    @Message("Empty: until the next version")
    String lastDayHint();

    @Message("Month to try it on")
    String simulatedMonth();

    @Message("Its real orders are divided anew")
    String simulatedMonthHint();

    @Message("Try it out")
    String simulate();

    @Message("What it would have paid in {month}")
    String simulationOf(String month);

    @Message(
            "The orders of the month, refunds taken back, as the books have them and as the rule below would have divided them. Nothing was changed.")
    String simulationLead();

    @Message("Lines it changes")
    String changedLines();

    @Message("Party")
    String party();

    @Message("Got")
    String got();

    @Message("Would have got")
    String would();

    @Message("Difference")
    String gain();

    @Message("Compared")
    String compared();

    @Message("By party")
    String byParty();

    @Message("By supplier")
    String bySupplier();

    @Message("By community")
    String byCommunity();

    @Message("No orders were divided in this month")
    String noneSimulated();

    @Message("Choose another month.")
    String noneSimulatedText();

    @Message("Group buy")
    String campaign();

    @Message("Try out a rule")
    String simulatorTitle();

    @Message("See what a rule would have paid on the real orders of your communities. Nothing is changed.")
    String simulatorLead();

    @Message("Of that, ready to be paid")
    String payable();
}
