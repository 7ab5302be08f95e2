package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about a supplier's own offers. */
@MessageBundle("listing")
public interface ListingWords {

    @Message("Change prices and stocks in the table, or of many at a time. What you save can be put back for 14 days.")
    String lead();

    @Message("Saved. Prices and shelves can be put back as they were.")
    String undoText();

    @Message("Put back")
    String undo();

    @Message("By state")
    String standings();

    @Message("All")
    String all();

    @Message("Few left")
    String low();

    @Message("Could be better:")
    String hints();

    @Message("No photo")
    String noPhoto();

    @Message("Photo not found")
    String photoUnreadable();

    @Message("Short text")
    String shortText();

    @Message("No {attribute}")
    String lacks(String attribute);

    @Message("Pictures")
    String pictures();

    @Message("Up to {most}. The first is shown in lists; residents see all of them on the page of the good.")
    String picturesLead(int most);

    @Message("{name}, picture {number}")
    String pictureOf(String name, int number);

    @Message("Shown first")
    String pictureFirst();

    @Message("Move to the front")
    String pictureEarlier();

    @Message("Move to the back")
    String pictureLater();

    @Message("Remove")
    String pictureRemove();

    @Message("Removed. For 14 days it can be put back.")
    String pictureRemoved();

    @Message("Put back")
    String pictureBack();

    @Message("This picture comes from the address in your price list. What you upload takes its place.")
    String pictureOfFeed();

    @Message("At the address in your price list no picture could be read. Upload one here, or name another address.")
    String pictureUnreadable();

    @Message("No pictures yet")
    String noPictures();

    @Message("Residents want to see what they buy.")
    String noPicturesText();

    @Message("Choose a picture")
    String pictureChoose();

    @Message("Add picture")
    String pictureAdd();

    @Message("There are {most} pictures. Remove one to add another.")
    String picturesFull(int most);

    @Message("No bar code")
    String noGtin();

    @Message("No Chinese name")
    String noChinese();

    @Message("Name, brand or number")
    String find();

    @Message("Sorted by")
    String sort();

    @Message("Newest")
    String newest();

    @Message("Name")
    String byName();

    @Message("Cheapest")
    String cheapest();

    @Message("Dearest")
    String dearest();

    @Message("Fewest left")
    String byStock();

    @Message("Last changed")
    String byChange();

    @Message("Choose")
    String choose();

    @Message("Price, ¥")
    String price();

    @Message("Stock")
    String stock();

    @Message("not counted")
    String uncounted();

    @Message("Save changes")
    String save();

    @Message("Change many at a time")
    String many();

    @Message("The chosen ones")
    String theChosen();

    @Message("All {count} found")
    String theFound(String count);

    @Message("What")
    String how();

    @Message("Price by %")
    String byPercent();

    @Message("Price to ¥")
    String toPrice();

    @Message("Stock to")
    String toStock();

    @Message("Take off the shelf")
    String takeOff();

    @Message("Put back on the shelf")
    String putBack();

    @Message("How much")
    String amount();

    @Message("Look at it first")
    String preview();

    @Message("{first} to {last} of {total}")
    String shown(String first, String last, String total);

    @Message("None of yours is like that.")
    String noneFound();

    @Message("Far from the price before")
    String farFromBefore();

    @Message("Look through what changes")
    String checkTitle();

    @Message("Nothing is saved yet. Every number can still be changed here.")
    String checkText();

    @Message("Save these")
    String saveThese();

    @Message("Leave it as it is")
    String cancel();
}
