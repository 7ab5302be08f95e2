package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the frame around every page. English here, Chinese in {@code messages/words_zh.properties}. */
@MessageBundle("words")
public interface Words {

    @Message("Linli")
    String siteName();

    @Message("your neighbourhood, together")
    String siteMotto();

    @Message("by {company}")
    String byCompany(String company);

    @Message("Skip to the content")
    String skipToContent();

    @Message("Sections")
    String sections();

    @Message("Home")
    String home();

    @Message("Group buys")
    String campaigns();

    @Message("Services")
    String services();

    @Message("Cart")
    String cart();

    @Message("in the cart")
    String inCart();

    @Message("Me")
    String me();

    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("Signed in as")
    String signedInAs();

    @Message("What are you looking for?")
    String searchLabel();

    @Message("Search")
    String search();

    @Message("Suggestions")
    String suggestions();

    @Message("Suggestions: %d. Choose with the arrow keys.")
    String suggestionsCount();

    @Message("Others searched for")
    String suggestedQueries();

    @Message("Categories")
    String suggestedCategories();

    @Message("Brands")
    String suggestedBrands();

    @Message("Goods")
    String suggestedProducts();

    @Message("Larger text")
    String largeText();

    @Message("Normal text")
    String normalText();

    @Message("Only real neighbours are counted, and everyone pays the same price.")
    String footPromise();

    @Message("Pages")
    String pages();

    @Message("Back")
    String previousPage();

    @Message("More")
    String nextPage();

    @Message("Revenue")
    String revenue();

    @Message("Split rules")
    String splitRules();

    @Message("Offers")
    String offers();

    @Message("Price lists")
    String imports();

    @Message("Orders")
    String orders();

    @Message("What you are owed")
    String owed();

    @Message("Suppliers")
    String suppliers();

    @Message("Search index")
    String searchIndex();

    @Message("Visits")
    String visits();

    @Message("My group buys")
    String leaderDesk();

    @Message("To the shop")
    String toShop();

    @Message("Something is in the way")
    String errorTitle();

    @Message("This door is locked for you")
    String forbiddenTitle();

    @Message("Your sign-in does not open this page. If you think it should, ask your property office.")
    String forbiddenText();

    @Message("There is nothing at this address")
    String missingTitle();

    @Message("It may have moved, or it is over.")
    String missingText();

    @Message("Something broke on our side")
    String brokenTitle();

    @Message("It is not your fault, and nothing you sent was lost twice. Please try again in a moment.")
    String brokenText();

    @Message("That did not work")
    String refusedTitle();

    @Message("To the start page")
    String toHome();

    @Message("Number {status}")
    String errorNumber(int status);

    @Message("You are here")
    String youAreHere();

    @Message("After-sales")
    String afterSales();

    @Message("With the supplier")
    String standingWithSupplier();

    @Message("With the property company")
    String standingWithCompany();

    @Message("Refused by the supplier")
    String standingRefusedBySupplier();

    @Message("Refused")
    String standingRefused();

    @Message("Withdrawn")
    String standingWithdrawn();

    @Message("Granted")
    String standingApproved();

    @Message("Refunded")
    String standingRefunded();

    @Message("Refund failed")
    String standingRefundFailed();

    @Message("Household")
    String partyHousehold();

    @Message("Supplier")
    String partySupplier();

    @Message("Property company")
    String partyCompany();

    @Message("Linli")
    String partyMarketplace();

    @Message("It did not arrive")
    String reasonNotReceived();

    @Message("It is damaged")
    String reasonDamaged();

    @Message("It is the wrong thing")
    String reasonWrongItem();

    @Message("It is not as described")
    String reasonNotAsDescribed();

    @Message("The visit was not done")
    String reasonServiceNotDone();

    @Message("I changed my mind")
    String reasonChangedMind();

    @Message("Something else")
    String reasonOther();

    @Message("Disputes")
    String disputes();

    @Message("Payouts")
    String payouts();

    @Message("Reconciliation")
    String reconciliation();
}
