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
}
