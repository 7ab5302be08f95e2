package io.linli.web.page.shop;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the residents' pages. English here, Chinese in {@code messages/shop_zh.properties}. */
@MessageBundle("shop")
public interface ShopWords {

    @Message("Good to see you")
    String greeting();

    @Message("Good to see you, {name}")
    String greetingName(String name);

    @Message("Buy together with your neighbours, or book help for your home.")
    String heroLead();

    @Message("Group buys in your community")
    String openCampaigns();

    @Message("All group buys")
    String allCampaigns();

    @Message("Browse by category")
    String categoriesTitle();

    @Message("Help at home")
    String homeServices();

    @Message("All services")
    String allServices();

    @Message("Look at another community")
    String chooseCommunity();

    @Message("No community is here yet")
    String noCommunity();

    @Message("As soon as a property company joins, its community appears here.")
    String noCommunityText();

    @Message("{minutes} min")
    String minutes(int minutes);

    @Message("Closes in {days} d {hours} h")
    String closesInDays(long days, int hours);

    @Message("Closes in {hours} h {minutes} min")
    String closesInHours(long hours, int minutes);

    @Message("Closes in {minutes} min")
    String closesInMinutes(long minutes);

    @Message("How many have joined")
    String progressLabel();

    @Message("Enough neighbours: it will happen")
    String reached();

    @Message("{joined} joined")
    String unitsJoined(long joined);

    @Message("{missing} more to go")
    String missing(long missing);

    @Message("{joined} of {threshold}")
    String joinedOf(long joined, long threshold);

    @Message("{amount} less")
    String saves(String amount);

    @Message("Opens {when}")
    String opensAt(String when);

    @Message("Closed, being counted")
    String beingDecided();

    @Message("It happened")
    String succeeded();

    @Message("Not enough joined; everyone was refunded")
    String failed();

    @Message("One price for every neighbour. If too few join by the cut-off, everyone gets all their money back.")
    String campaignsLead();

    @Message("Open now")
    String openOnly();

    @Message("All")
    String everyCampaign();

    @Message("No group buy is open")
    String noCampaigns();

    @Message("Your leader or property office will open the next one soon.")
    String noCampaignsText();

    @Message("Sold by {supplier}")
    String soldBy(String supplier);

    @Message("{suppliers} suppliers")
    String sellers(int suppliers);

    @Message("alone")
    String aloneFor();

    @Message("How many")
    String howMany();

    @Message("Join the group buy")
    String join();

    @Message("At most {limit} per household. You pay at the checkout.")
    String householdLimit(long limit);

    @Message("Sign in to join")
    String signInToJoin();

    @Message("This group buy belongs to another community.")
    String otherCommunity();

    @Message("How it works")
    String howItWorks();

    @Message("Join and pay")
    String stepJoin();

    @Message("Your place is held while you check out.")
    String stepJoinText();

    @Message("Cut-off {when}")
    String stepCutoff(String when);

    @Message("With {threshold} units reserved or paid, the order goes to the supplier.")
    String stepCutoffText(long threshold);

    @Message("The more together, the cheaper")
    String ladderTitle();

    @Message("{units} more and everybody pays {price}")
    String ladderNext(long units, String price);

    @Message("from the first unit")
    String ladderFirst();

    @Message("from {units} units together")
    String ladderFrom(long units);

    @Message("so far")
    String ladderHere();

    @Message("everybody’s price")
    String ladderFinal();

    @Message("You pay the first price. After the cut-off, what you paid above the price reached comes back by itself.")
    String ladderBack();

    @Message("Otherwise: nobody pays")
    String stepElse();

    @Message("A card is not charged. What was paid otherwise comes back automatically, once.")
    String stepElseText();

    @Message("More about this offer")
    String aboutOffer();

    @Message("Together")
    String together();

    @Message("Alone")
    String alone();

    @Message("See the group buy")
    String toCampaign();

    @Message("Sold out")
    String soldOut();

    @Message("Please look again in a few days.")
    String soldOutText();

    @Message("Choose")
    String variants();

    @Message("Also from")
    String alsoFrom();

    @Message("This supplier does not deliver to your community yet.")
    String notServed();

    @Message("Into the cart")
    String addToCart();

    @Message("Sign in to buy")
    String signInToBuy();

    @Message("About it")
    String description();

    @Message("Details")
    String facts();

    @Message("Property")
    String factName();

    @Message("Value")
    String factValue();

    @Message("Bar code (GTIN)")
    String gtin();

    @Message("Choose a service and a time that suits you; a technician comes to your door.")
    String servicesLead();

    @Message("No service is offered here yet")
    String noServices();

    @Message("Providers are joining one after another.")
    String noServicesText();

    @Message("Done by {provider}")
    String doneBy(String provider);

    @Message("The provider is paid only for visits that took place.")
    String servicePromise();

    @Message("When should we come?")
    String chooseTime();

    @Message("Day")
    String chooseDay();

    @Message("Free on {day}")
    String freeTimes(String day);

    @Message("Book this time")
    String book();

    @Message("The time is held for you while you check out.")
    String heldFor();

    @Message("Sign in to book")
    String signInToBook();

    @Message("Nobody is free on this day")
    String noSlots();

    @Message("Please try another day.")
    String noSlotsText();

    @Message("Home visit")
    String visit();

    @Message("Held until {time}")
    String heldUntil(String time);

    @Message("Update")
    String update();

    @Message("Remove")
    String remove();

    @Message("Total")
    String total();

    @Message("To the checkout")
    String toCheckout();

    @Message("Something in your cart cannot be ordered. Remove it to go on.")
    String notReady();

    @Message("Your cart is empty")
    String cartEmpty();

    @Message("Join a group buy, or look around.")
    String cartEmptyText();

    @Message("Look around")
    String startShopping();

    @Message("Check and pay")
    String checkout();

    @Message("For your household")
    String forHousehold();

    @Message("Your things")
    String yourThings();

    @Message("Order and pay {total}")
    String orderAndPay(String total);

    @Message("You pay on the page of the payment provider. We never see your card.")
    String paySafely();

    @Message("If a group buy misses its goal, its money comes back by itself.")
    String refundPromise();

    @Message("Order and reserve {total}")
    String orderAndReserve(String total);

    @Message("If a group buy misses its goal, no card is charged, and a wallet gets its money back by itself.")
    String chargePromise();

    @Message("How do you want to pay?")
    String payByTitle();

    @Message("Card: the amount is only held, and charged when the group buy succeeds ({when}).")
    String payByHeldCard(String when);

    @Message("Card: it is saved, and charged only when the group buy succeeds ({when}).")
    String payBySavedCard(String when);

    @Message("Alipay or WeChat Pay: charged now, refunded by itself if the group buy fails.")
    String payByWallet();

    @Message("Payment")
    String payment();

    @Message("Your place is reserved")
    String reservedTitle();

    @Message("Nothing is charged yet. You are charged {total} when the group buy succeeds; that is decided on {when}.")
    String reservedText(String total, String when);

    @Message("The group buy is being settled: {total} is charged to your card now if it succeeded.")
    String reservedCharging(String total);

    @Message("You are charged when the group buy succeeds, not before.")
    String reservedUntilSuccess();

    @Message("Your card could not be charged")
    String unpaidTitle();

    @Message("Nothing was charged. Pay in time to keep your place in the group buy; afterwards it is given away.")
    String unpaidText();

    @Message("The group buy did not come about")
    String releasedTitle();

    @Message("Your card was not charged, and what it held is free again.")
    String releasedText();

    @Message("Your card was not charged.")
    String notCharged();

    @Message("Reserved")
    String stateReserved();

    @Message("Thank you, it is paid")
    String paidTitle();

    @Message("We have received {total}.")
    String paidText(String total);

    @Message("The time to pay is over")
    String cancelledTitle();

    @Message("Nothing was charged. What you had reserved was given back.")
    String cancelledText();

    @Message("Waiting for the confirmation of your payment")
    String waitingTitle();

    @Message("Your bank or card provider is telling us. This page changes by itself.")
    String waitingText();

    @Message("The payment was declined")
    String declinedTitle();

    @Message("Nothing was charged. Try again, perhaps with another card.")
    String declinedText();

    @Message("Ready to be paid")
    String toPayTitle();

    @Message("{total} for the things below.")
    String toPayText(String total);

    @Message("It is kept for you until {time}.")
    String payUntil(String time);

    @Message("Back to the payment page")
    String backToPay();

    @Message("Try again")
    String payAgain();

    @Message("Pay now")
    String payNow();

    @Message("My orders")
    String toOrders();

    @Message("Go on shopping")
    String goOn();

    @Message("What you ordered")
    String whatYouOrdered();

    @Message("Waits for payment")
    String statePending();

    @Message("Paid")
    String statePaid();

    @Message("Done")
    String stateCompleted();

    @Message("Refunded")
    String stateRefunded();

    @Message("Cancelled")
    String stateCancelled();

    @Message(",&#32;")
    String listComma();

    @Message("My orders")
    String myOrders();

    @Message("No orders yet")
    String noOrders();

    @Message("What you buy appears here.")
    String noOrdersText();

    @Message("Order")
    String order();

    @Message("{amount} refunded")
    String refunded(String amount);

    @Message("Order number")
    String orderNumber();

    @Message("What happens")
    String timeline();

    @Message("Ordered")
    String placed();

    @Message("Paid")
    String paid();

    @Message("Waits for payment")
    String waitsForPayment();

    @Message("Cut-off {when}")
    String cutoffAt(String when);

    @Message("The money is on its way back to the way you paid.")
    String refundedText();

    @Message("Pickup points")
    String pickupPoints();

    @Message("Reading")
    String reading();

    @Message("Category")
    String category();

    @Message("Everything")
    String everything();

    @Message("Brand")
    String brand();

    @Message("Supplier")
    String supplier();

    @Message("Price")
    String price();

    @Message("Lowest price in yuan")
    String lowestPrice();

    @Message("Highest price in yuan")
    String highestPrice();

    @Message("Apply")
    String apply();

    @Message("Results for “{words}”")
    String resultsFor(String words);

    @Message("All offers")
    String allOffers();

    @Message("{total} found.")
    String found(String total);

    @Message("Nothing matched every word, so similar things are shown, too.")
    String relaxed();

    @Message("Nothing has “{words}” in it; what has the other words is shown.")
    String relaxedWithout(String words);

    @Message("Did you mean")
    String didYouMean();

    @Message(
            "Search is resting for a moment. You see the catalogue itself: only words exactly as they are written are found.")
    String searchAway();

    @Message("Clear filters")
    String clearFilters();

    @Message("Sort by")
    String sortBy();

    @Message("Best match")
    String sortRelevance();

    @Message("Cheapest")
    String sortCheapest();

    @Message("Dearest")
    String sortDearest();

    @Message("Newest")
    String sortNewest();

    @Message("Best rated")
    String sortRated();

    @Message("Filter")
    String filter();

    @Message("Page {page}")
    String pageNumber(int page);

    @Message("Nothing found")
    String nothingFound();

    @Message("Try fewer or other words.")
    String nothingFoundText();

    @Message("Together {price}")
    String togetherFor(String price);

    @Message("Open a group buy")
    String openCampaignWith();

    @Message("Ask for a refund")
    String askRefund();

    @Message("The supplier answers within {time}. If it does not, your property company decides.")
    String refundLead(String time);

    @Message("{hours} hours")
    String hours(long hours);

    @Message("What is wrong?")
    String refundWhat();

    @Message("How much?")
    String refundHowMuch();

    @Message("All that is left: {amount}")
    String refundWhole(String amount);

    @Message("Some of it, at {price} each")
    String refundUnits(String price);

    @Message("Quantity")
    String refundQuantity();

    @Message("An amount")
    String refundPart();

    @Message("Amount in yuan")
    String refundAmount();

    @Message("Your own words (optional)")
    String refundNote();

    @Message("Send request")
    String sendRequest();

    @Message("Refund requests")
    String refundRequests();

    @Message("You asked for {amount}")
    String youAskedFor(String amount);

    @Message("Granted: {amount}")
    String grantedAmount(String amount);

    @Message("The supplier answers by {time}. After that, your property company decides.")
    String supplierAnswersBy(String time);

    @Message("Your property company decides.")
    String companyDecides();

    @Message("You may take it to your property company, once.")
    String mayEscalate();

    @Message("The money is on its way back to how you paid.")
    String moneyOnItsWay();

    @Message("The bank could not take the money back to how you paid. Ask again, or speak to your property company.")
    String refundFailedText();

    @Message("Take it to the property company")
    String takeToCompany();

    @Message("What should it know? (optional)")
    String escalationNote();

    @Message("Withdraw")
    String withdraw();

    @Message("{price} per kg")
    String perKilogram(String price);

    @Message("{price} per 100 g")
    String perHundredGrams(String price);

    @Message("{price} per litre")
    String perLitre(String price);

    @Message("{price} per 100 ml")
    String perHundredMillilitres(String price);

    @Message("Pictures")
    String pictures();

    @Message("{name}, picture {number} of {total}")
    String pictureOf(String name, int number, int total);

    @Message("Picture {number} of {total}")
    String pictureNumber(int number, int total);
}
