package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of imports that are looked at before they go in. English here, Chinese in {@code messages/feed_zh.properties}. */
@MessageBundle("feed")
public interface FeedWords {

    @Message("How to take it")
    String how();

    @Message("Apply at once; prices that jump wait")
    String howApply();

    @Message("Show me first what would change")
    String howReview();

    @Message("This is my whole range: withdraw what it does not name")
    String full();

    @Message("What would change")
    String changes();

    @Message("Waits for you")
    String heldChanges();

    @Message("Waiting")
    String held();

    @Message("Not in the file")
    String gone();

    @Message("Kind")
    String kind();

    @Message("New")
    String kindNew();

    @Message("Changed")
    String kindChanged();

    @Message("Gone")
    String kindGone();

    @Message("What")
    String field();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Choose")
    String choose();

    @Message("Apply all")
    String applyAll();

    @Message("Apply all but what waits")
    String applyWithoutHeld();

    @Message("Apply what is ticked")
    String applyChosen();

    @Message("Discard")
    String discard();

    @Message("Applied")
    String decisionApplied();

    @Message("Changed meanwhile; left alone")
    String decisionOvertaken();

    @Message("Discarded")
    String decisionDiscarded();

    @Message("Chosen")
    String decisionChosen();

    @Message("Undo this import")
    String undo();

    @Message("What it changed is as it was before, what it made is withdrawn. What changed since is left alone.")
    String undoLead();

    @Message("Nothing would change.")
    String noChanges();

    @Message("Columns of your files")
    String columnsTitle();

    @Message(
            "Say once what the columns of your own price list are. From then on every CSV file of yours is read that way, however it comes.")
    String columnsLead();

    @Message("One of your files")
    String columnsFile();

    @Message("CSV in UTF-8. It is only looked at; nothing is imported.")
    String columnsFileHint();

    @Message("See its columns")
    String columnsSee();

    @Message("What holds now")
    String columnsNow();

    @Message("Forget this; my columns are called as yours")
    String columnsForget();

    @Message("Column")
    String columnTitle();

    @Message("For example")
    String columnExamples();

    @Message("Used for")
    String columnUse();

    @Message(
            "Check what each column is used for. A category may stand in several columns, the widest first. Without a column of currencies prices are in yuan.")
    String columnsHow();

    @Message("Keep this")
    String columnsKeep();

    @Message("Try it on these rows")
    String columnsTry();

    @Message("How the first rows would be read")
    String columnsPreview();

    @Message("Chinese name")
    String useNameZh();

    @Message("Brand")
    String useBrand();

    @Message("Category")
    String useCategory();

    @Message("Chinese category")
    String useCategoryZh();

    @Message("Price")
    String usePrice();

    @Message("Price before")
    String useListPrice();

    @Message("Currency")
    String useCurrency();

    @Message("Stock")
    String useStock();

    @Message("Bar code")
    String useGtin();

    @Message("Address of a photo")
    String useImage();

    @Message("Description")
    String useDescription();

    @Message("Chinese description")
    String useDescriptionZh();

    @Message("Number of its product, which comes in several variants")
    String useVariant();

    @Message("Storage: chilled, frozen")
    String useStorage();

    @Message("How long it keeps")
    String useShelfLife();

    @Message("Days of delivery")
    String useDeliveryDays();

    @Message("Off the shelf")
    String useWithdrawn();

    @Message("Attributes as JSON")
    String useAttributes();

    @Message("A property of the goods, called like the column")
    String useProperty();

    @Message("Not used")
    String useIgnored();

    @Message("Prices as of")
    String pricesOf();

    @Message("Old")
    String old();

    @Message("never")
    String neverHeard();

    @Message("Fetched by itself")
    String addressTitle();

    @Message(
            "Give the address of your price list once; it is fetched again and again, and imported as if you had uploaded it.")
    String addressLead();

    @Message("Address of the file")
    String address();

    @Message(
            "Begins with https:// or sftp:// and ends like the file: .csv, .ndjson or .jsonl, also with .gz. Without user and password.")
    String addressHint();

    @Message("User")
    String user();

    @Message("Only if the server asks for one")
    String userHint();

    @Message("Password")
    String password();

    @Message("Kept encrypted, used for this server only and never shown")
    String passwordHint();

    @Message("A password is kept. Leave this empty to keep it; type another one to replace it.")
    String passwordKept();

    @Message("How often")
    String addressEvery();

    @Message("Every hour")
    String hourly();

    @Message("Every day")
    String daily();

    @Message("Every week")
    String weekly();

    @Message("Next time")
    String addressNext();

    @Message("Last time")
    String addressLast();

    @Message("Fetched")
    String addressWorked();

    @Message("Fetched; the file was the same")
    String addressUnchanged();

    @Message("Failed")
    String addressFailed();

    @Message("Key of the server")
    String hostKey();

    @Message("It showed this key at the first contact. Another one is not trusted until you accept it.")
    String hostKeyText();

    @Message("The server shows another key than before.")
    String hostKeyOther();

    @Message(
            "Perhaps it was set up anew; perhaps it is somebody else’s. Nobody signed in and nothing is fetched. Ask whoever runs it for the fingerprint, and accept the new key only if it is the same.")
    String hostKeyOtherText();

    @Message("Before")
    String hostKeyBefore();

    @Message("Now")
    String hostKeyNow();

    @Message("Accept the new key")
    String hostKeyAccept();

    @Message("Last import")
    String addressRun();

    @Message("See what came of it")
    String addressSee();

    @Message("Fetch it now")
    String addressNow();

    @Message("Fetch it no longer")
    String addressStop();

    @Message("Save")
    String addressKeep();

    @Message("Every {hours} hours")
    String everyHours(Integer hours);

    @Message("Your categories")
    String categoriesTitle();

    @Message("Say which of the shop’s categories your own ones are. It holds for the files that come from now on.")
    String categoriesLead();

    @Message("As your files call it")
    String categoryOwn();

    @Message("In the shop")
    String categoryShop();

    @Message("called the same")
    String categorySame();

    @Message("Choose another")
    String categoryChange();

    @Message("No file of yours has named a category yet")
    String categoriesNone();

    @Message("Search the shop’s categories")
    String categoryFind();

    @Message("It is this one")
    String categoryUse();

    @Message("Use the name of my files")
    String categoryAsOwn();

    @Message("No category of the shop is called so.")
    String categoryNoneFound();
}
