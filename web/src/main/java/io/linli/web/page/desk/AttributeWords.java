package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about the attributes of categories. English here, Chinese in {@code messages/attribute_zh.properties}. */
@MessageBundle("attribute")
public interface AttributeWords {

    @Message("Attributes")
    String title();

    @Message(
            "What goods of a category are described by. It holds for the categories below as well. What suppliers’ files say is read by it at once, also what they said before.")
    String lead();

    @Message("Find a category")
    String find();

    @Message("Categories")
    String categories();

    @Message("Categories with attributes of their own")
    String keeping();

    @Message("Attributes of its own")
    String own();

    @Message("No category has attributes yet.")
    String noneKept();

    @Message("No category is called so.")
    String noneFound();

    @Message("Nothing is said here or above. Without attributes goods show what their supplier says of them.")
    String none();

    @Message("New attribute")
    String add();

    @Message("Name")
    String name();

    @Message("English name")
    String nameEn();

    @Message("Chinese name")
    String nameZh();

    @Message("Key")
    String key();

    @Message("For programs: small letters, digits and underscores. It stays.")
    String keyHint();

    @Message("What it is")
    String type();

    @Message("Text")
    String text();

    @Message("Number")
    String number();

    @Message("Yes or no")
    String yesNo();

    @Message("Choice")
    String choice();

    @Message("Unit of a number")
    String unit();

    @Message("Numbers in other units of the kind are converted.")
    String unitHint();

    @Message("A mere number")
    String noUnit();

    @Message("Values of a choice")
    String choices();

    @Message("A line for each: Red | 红色 | crimson, 大红. Behind the second bar stands what else files write for it.")
    String choicesHint();

    @Message("Other spellings in files")
    String spellings();

    @Message("Separated by commas: color, attr_t_colour, 颜色. Capitals, blanks and signs make no difference.")
    String spellingsHint();

    @Message("Tells variants of a good apart")
    String tellsApart();

    @Message("Listings should have it")
    String wanted();

    @Message("Place")
    String place();

    @Message("0 to 999, the lowest first")
    String placeHint();

    @Message("Kept by")
    String keptBy();

    @Message("this category")
    String here();

    @Message("Edit")
    String edit();

    @Message("Make it different here")
    String differ();

    @Message("Save")
    String save();

    @Message("Remove")
    String remove();

    @Message("Removed")
    String removed();

    @Message("Put back")
    String restore();

    @Message("Below it")
    String below();
}
