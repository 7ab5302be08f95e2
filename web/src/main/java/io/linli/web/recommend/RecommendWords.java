package io.linli.web.recommend;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of what neighbours buy. English here, Chinese in {@code messages/recommend_zh.properties}. */
@MessageBundle("recommend")
public interface RecommendWords {

    @Message("Neighbours also bought")
    String goesWith();

    @Message("Goes with what is in your cart")
    String goesWithCart();

    @Message("Buy again")
    String buyAgain();

    @Message("Neighbours also bought")
    String alsoBought();

    @Message("Popular in your building this week")
    String inBuilding();

    @Message("Popular with your neighbours")
    String popular();

    @Message("You bought it once")
    String boughtOnce();

    @Message("You bought it {times} times")
    String boughtTimes(int times);

    @Message("{households} neighbours of {community} bought both")
    String neighboursBoughtBoth(int households, String community);

    @Message("{households} households in Linli's communities bought both")
    String othersBoughtBoth(int households);

    @Message("{households} neighbours of {community} bought both this and {good}")
    String neighboursBoughtBothOf(int households, String community, String good);

    @Message("{households} households in Linli's communities bought both this and {good}")
    String othersBoughtBothOf(int households, String good);

    @Message("{households} households of your building bought it this week")
    String popularInBuilding(int households);

    @Message("Popular: {households} neighbours of {community} bought it in the last four weeks")
    String popularInCommunity(int households, String community);

    @Message("Popular: {households} households in Linli's communities bought it in the last four weeks")
    String popularAnywhere(int households);

    @Message("Recommendations")
    String settings();

    @Message(
            "Linli can remember what you look at, search for and put into your cart, to show you what fits. It is off unless"
                    + " you switch it on, and you can switch it off at any time.")
    String settingsLead();

    @Message("Remember what I look at")
    String remember();

    @Message("When you switch it off, everything remembered about you this way is deleted at once.")
    String rememberHint();

    @Message("What is bought together is counted without names, and shown only when several households did the same.")
    String counted();

    @Message("Save")
    String save();
}
