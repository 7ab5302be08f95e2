package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the pages of who runs group-buys, and of purchase orders. English here, Chinese in {@code messages/host_zh.properties}. */
@MessageBundle("host")
public interface HostWords {

    @Message("Reached")
    String reached();

    @Message("Needed")
    String needed();

    @Message("Units")
    String units();

    @Message("Households")
    String households();

    @Message("Goods")
    String goods();

    @Message("Price now")
    String priceNow();

    @Message("Per household")
    String perHousehold();

    @Message("At most in all")
    String cap();

    @Message("Per case")
    String perCase();

    @Message("As residents see it")
    String publicPage();

    @Message("Order sheet")
    String orderSheet();

    @Message("Every seat that was paid, by its number.")
    String orderSheetLead();

    @Message("Sorting list")
    String sortingList();

    @Message("What goes to which home, building by building. While the group buy runs, it is what is paid so far.")
    String sortingListLead();

    @Message("Sheets")
    String sheets();

    @Message("No.")
    String no();

    @Message("Building")
    String building();

    @Message("Entrance")
    String entrance();

    @Message("Home")
    String home();

    @Message("Resident")
    String resident();

    @Message("Good")
    String good();

    @Message("Wanted")
    String wanted();

    @Message("Up to")
    String upTo();

    @Message("Had")
    String had();

    @Message("If it fails")
    String otherwise();

    @Message("Money back")
    String refund();

    @Message("Buy alone")
    String buyAlone();

    @Message("To be paid")
    String held();

    @Message("Paid")
    String paid();

    @Message("Given back unpaid")
    String released();

    @Message("Refunded")
    String refunded();

    @Message("Nobody has paid yet")
    String nobody();

    @Message("Subtotal {building}")
    String subtotal(String building);

    @Message("In all")
    String total();

    @Message("Publish")
    String publish();

    @Message("Nobody else sees this draft. Published, it is open to the community.")
    String publishLead();

    @Message("Put the cut-off off")
    String extend();

    @Message("Only to a later moment: who joined relies on it.")
    String extendLead();

    @Message("New cut-off")
    String newCutoff();

    @Message("Call it off")
    String cancel();

    @Message("Everybody gets all money back. This cannot be undone.")
    String cancelLead();

    @Message("Why, in one line")
    String reason();

    @Message("Yes, call it off")
    String sure();

    @Message("Copy for the next week")
    String copy();

    @Message(
            "A new draft of the same goods, closing on the same weekday at the same hour. Where a supplier’s price has fallen below yours, the lower one is taken.")
    String copyLead();

    @Message("Take out")
    String remove();

    @Message("Take {name} out of the draft")
    String removeGood(String name);

    @Message("Add a good: find it, and choose this draft on its page.")
    String addLead();

    @Message("Find goods")
    String find();

    @Message("Add to the draft")
    String addToDraft();

    @Message("Add to your draft")
    String addTitle();

    @Message("Draft")
    String draft();

    @Message("Left out, because it is no longer sold here:")
    String leftOut();

    @Message("At a lower price, because the supplier’s price has fallen:")
    String cheaper();

    @Message("Purchase orders")
    String purchaseOrders();

    @Message("What you are to deliver for group buys that succeeded.")
    String purchaseOrdersLead();

    @Message("Purchase order")
    String purchaseOrder();

    @Message("Number")
    String number();

    @Message("Supplier")
    String supplier();

    @Message("Written")
    String written();

    @Message("To")
    String to();

    @Message("Group buy")
    String groupBuy();

    @Message("SKU")
    String sku();

    @Message("Cases")
    String cases();

    @Message("Unit price")
    String unitPrice();

    @Message("Amount")
    String amount();

    @Message("What members pay. What you are owed of it is on your statement.")
    String amountLead();

    @Message("No purchase orders yet")
    String noPurchaseOrders();

    @Message("They are written when a group buy has succeeded and the last payment for it is in.")
    String noPurchaseOrdersText();

    @Message("Files")
    String files();

    @Message("This comes instead of “{was}”, which was ordered before and cannot be delivered.")
    String supplementOf(String was);

    @Message("Open a group buy")
    String newCampaign();

    @Message("Find an offer in the shop and choose “Open a group buy” on its page.")
    String newCampaignHint();

    @Message("Not open yet")
    String campaignScheduled();

    @Message("Open")
    String campaignOpen();

    @Message("Enough, open")
    String campaignTipped();

    @Message("Being counted")
    String campaignDue();

    @Message("Happened")
    String campaignSucceeded();

    @Message("Refunded")
    String campaignFailed();

    @Message("Draft")
    String campaignDraft();

    @Message("Called off")
    String campaignCancelled();

    @Message("Save as draft")
    String saveDraft();

    @Message("counted in")
    String measure();

    @Message("what must come together")
    String measureHint();

    @Message("units")
    String measureUnits();

    @Message("households")
    String measurePeople();

    @Message("yuan")
    String measureAmount();

    @Message("At most altogether")
    String stockCap();

    @Message("units; empty: what the supplier has")
    String stockCapHint();

    @Message("Units in a case")
    String caseSize();

    @Message("1 where it is sold singly")
    String caseSizeHint();

    @Message("No group buys yet")
    String noCampaigns();

    @Message("alone {price}")
    String aloneFor(String price);

    @Message("Price of one unit")
    String campaignPrice();

    @Message("in yuan, at most what it costs alone")
    String campaignPriceHint();

    @Message("Lower prices")
    String lowerPrices();

    @Message(
            "If you like: the more units the neighbours take together, the less everybody pays. Everybody pays the first price; at the cut-off, what was paid above the price reached comes back by itself.")
    String lowerPricesHint();

    @Message("Lower price {number}")
    String lowerPrice(int number);

    @Message("From how many units on")
    String fromUnits();

    @Message("Price of one unit, in yuan")
    String lowerPriceYuan();

    @Message("Needed to succeed")
    String threshold();

    @Message("with fewer, everyone is refunded")
    String thresholdHint();

    @Message("Most per household")
    String householdLimit();

    @Message("units")
    String householdLimitHint();

    @Message("Open it now")
    String openCampaign();

    @Message("Replace")
    String replace();

    @Message("Replace “{name}”")
    String replaceGood(String name);

    @Message(
            "For a good that cannot be delivered. Who chose so when joining gets the other one, first come first served; everybody else gets the money of this good back by itself. All are told.")
    String replaceLead();

    @Message("promised at {price} at most")
    String promised(String price);

    @Message("Instead")
    String instead();

    @Message("of the same supplier, with stock left")
    String insteadHint();

    @Message("Price of one unit")
    String substitutePrice();

    @Message("in yuan, at most {price}")
    String substitutePriceHint(String price);

    @Message("Yes, replace it: it cannot be undone")
    String sureReplace();

    @Message("Nothing to offer instead")
    String nothingInstead();

    @Message("The supplier has no other good with stock left. You can call the group buy off.")
    String nothingInsteadText();

    @Message("Title, threshold and times")
    String edit();

    @Message("Of a draft all of it can be changed.")
    String editLead();

    @Message("Title in English")
    String titleEn();

    @Message("Title in Chinese")
    String titleZh();

    @Message("Opens")
    String opens();

    @Message("Save")
    String save();
}
