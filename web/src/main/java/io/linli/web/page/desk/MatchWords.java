package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about goods of several suppliers that may be the same. */
@MessageBundle("match")
public interface MatchWords {

    @Message("The same good?")
    String title();

    @Message(
            "These goods of different suppliers look alike. If they are the same, residents see one good with several suppliers, under the first name.")
    String lead();

    @Message("Same bar code")
    String sameGtin();

    @Message("Same name")
    String sameName();

    @Message("from {price}")
    String from(String price);

    @Message("Bar code {gtin}")
    String gtin(String gtin);

    @Message("No bar code")
    String noGtin();

    @Message("The same")
    String same();

    @Message("Different")
    String different();

    @Message("Nothing is waiting: all goods that look alike were looked at.")
    String none();

    @Message("Decided last")
    String decided();

    @Message("{one} and {another} are the same")
    String areSame(String one, String another);

    @Message("{one} and {another} are different")
    String areDifferent(String one, String another);

    @Message("Take back")
    String undo();
}
