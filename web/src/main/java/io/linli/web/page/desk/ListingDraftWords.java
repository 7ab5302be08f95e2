package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about listings that are written by hand. English here, Chinese in {@code messages/draft_zh.properties}. */
@MessageBundle("draft")
public interface ListingDraftWords {

    @Message("Drafts")
    String title();

    @Message("Listings that are being written. Nothing of them is in the shop before they are published.")
    String lead();

    @Message("New listing")
    String begin();

    @Message("Save it as a draft at any time, whatever is missing. Publish it when nothing is.")
    String newLead();

    @Message("Still missing")
    String missing();

    @Message("Nothing")
    String nothingMissing();

    @Message("Written by")
    String writtenBy();

    @Message("Without a name")
    String unnamed();

    @Message("Draft")
    String draft();

    @Message("Ready")
    String ready();

    @Message("Changed in the shop since")
    String stale();

    @Message(
            "A feed or somebody else changed this listing after the draft was begun. Look at what differs; publishing replaces it.")
    String staleText();

    @Message("I have seen that, replace it")
    String even();

    @Message("No drafts")
    String none();

    @Message("Begin a new listing, or write the texts of one of your offers anew.")
    String noneText();

    @Message("Your number")
    String sku();

    @Message("What you call it; it stays")
    String skuHint();

    @Message("Name")
    String name();

    @Message("Chinese name")
    String nameZh();

    @Message("Brand")
    String brand();

    @Message("Category")
    String category();

    @Message("Choose…")
    String choose();

    @Message("Find a category")
    String find();

    @Message("Price, ¥")
    String price();

    @Message("List price, ¥")
    String listPrice();

    @Message("Stock")
    String stock();

    @Message("Without a list price none is shown; without a stock it is not counted.")
    String emptyHint();

    @Message("It is on sale already: what you leave empty here stays as it is.")
    String staysHint();

    @Message("Address of a picture")
    String image();

    @Message("It begins with https://")
    String imageHint();

    @Message("Description")
    String description();

    @Message("Chinese description")
    String descriptionZh();

    @Message("Bar code number")
    String gtin();

    @Message("8, 12, 13 or 14 digits")
    String gtinHint();

    @Message("Attributes")
    String attributes();

    @Message("A line for each, like Weight: 500")
    String attributesHint();

    @Message("Off the shelf")
    String shelf();

    @Message("Save as draft")
    String save();

    @Message("Publish")
    String publish();

    @Message("Publish at a time")
    String later();

    @Message("Publish then")
    String publishLater();

    @Message("To be published {time}")
    String publishedAt(String time);

    @Message("Do not publish by itself")
    String never();

    @Message("Delete the draft")
    String delete();

    @Message("It was not published when it should have been:")
    String notPublished();

    @Message("What publishing changes")
    String differences();

    @Message("What")
    String field();

    @Message("In the shop")
    String inShop();

    @Message("In the draft")
    String here();

    @Message("Price and stock")
    String inTable();

    @Message("See it in the shop")
    String seeInShop();

    @Message("Texts published {time} by {name}")
    String lastPublished(String time, String name);

    @Message("Put back as before")
    String undo();

    @Message("Prices so far")
    String prices();

    @Message("A line of the price over time; the table below says the same")
    String priceChart();

    @Message("Since")
    String since();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("By")
    String how();

    @Message("Feed")
    String byFeed();

    @Message("Person")
    String byPerson();

    @Message("The price has not changed yet.")
    String noPrices();

    @Message("Texts")
    String texts();

    @Message("The shop shows the old texts until you publish the new ones.")
    String textsLead();
}
