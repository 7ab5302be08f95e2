package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about the order of what is found. */
@MessageBundle("ranking")
public interface RankingWords {

    @Message("Order of results")
    String title();

    @Message(
            "What residents find, in their order, and what each thing owes its place to. Pin a good to show it first, bury it to show it last.")
    String lead();

    @Message("Query")
    String query();

    @Message("Community")
    String community();

    @Message("All communities")
    String everywhere();

    @Message("Show")
    String show();

    @Message("Good")
    String good();

    @Message("Why it stands here")
    String why();

    @Message("{points} points")
    String points(String points);

    @Message("Pin")
    String pin();

    @Message("Bury")
    String bury();

    @Message("Leave it where it is found")
    String free();

    @Message("Pinned and buried")
    String placed();

    @Message("Nothing is pinned or buried.")
    String none();

    @Message("Pinned")
    String onTop();

    @Message("Pinned, place {place}")
    String pinned(int place);

    @Message("Buried")
    String buried();

    @Message("All words match")
    String words();

    @Message("Words together")
    String phrase();

    @Message("It is just that")
    String head();

    @Message("Category")
    String category();

    @Message("Brand")
    String brand();

    @Message("A word that means the same")
    String synonym();

    @Message("Means something alike")
    String meaning();

    @Message("Sounds so")
    String sound();

    @Message("Some words, or mistyped")
    String mistyped();

    @Message("In stock")
    String available();

    @Message("Open group buy")
    String groupBuy();

    @Message("Neighbours buy it")
    String neighbours();

    @Message("Residents rate it well")
    String rating();
}
