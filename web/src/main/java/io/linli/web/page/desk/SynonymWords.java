package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about words that mean the same. */
@MessageBundle("synonym")
public interface SynonymWords {

    @Message("Words that mean the same")
    String title();

    @Message(
            "Whoever searches for one of them also finds the others, in both languages. Separate the words with commas. A change counts at once.")
    String lead();

    @Message("New words")
    String add();

    @Message("Words, separated by commas")
    String words();

    @Message("Show those with")
    String find();

    @Message("Save")
    String save();

    @Message("Remove")
    String remove();

    @Message("Nothing has this word.")
    String none();
}
