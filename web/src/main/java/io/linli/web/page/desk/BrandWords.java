package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about brands: their names, and which of them are one. */
@MessageBundle("brand")
public interface BrandWords {

    @Message("Brands")
    String title();

    @Message(
            "Suppliers write a brand in many ways. Say which of them mean the same and what it is called in each language: residents see one brand and find its goods by every spelling.")
    String lead();

    @Message("Find a brand")
    String find();

    @Message("No brand is written like that.")
    String noneFound();

    @Message("One brand?")
    String proposed();

    @Message("Nothing is waiting: all brands that look alike were looked at.")
    String none();

    @Message("Written like its name")
    String sameName();

    @Message("Same bar code")
    String sameGtin();

    @Message("Same words")
    String sameWords();

    @Message("Bar codes of one maker")
    String sameMaker();

    @Message("Goods: {goods}")
    String goods(String goods);

    @Message("Written: {spellings}")
    String written(String spellings);

    @Message("One brand, {name}")
    String same(String name);

    @Message("Different")
    String different();

    @Message("Name in English")
    String nameEn();

    @Message("Name in Chinese")
    String nameZh();

    @Message("Save the names")
    String save();

    @Message("Is part of this brand")
    String into();

    @Message("A spelling of the other brand")
    String intoHint();

    @Message("Join")
    String join();

    @Message("Decided last")
    String decided();

    @Message("{one} is part of {another}")
    String isPart(String one, String another);

    @Message("{one} and {another} are different")
    String areDifferent(String one, String another);

    @Message("Take back")
    String undo();
}
