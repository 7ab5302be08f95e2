package io.linli.web.page.shop;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the residents' pages. English here, Chinese in {@code messages/shop_zh.properties}. */
@MessageBundle("shop")
public interface ShopWords {

    @Message("Good to see you")
    String greeting();

    @Message("Good to see you, {name}")
    String greetingName(String name);

    @Message("Buy together with your neighbours, or book help for your home.")
    String heroLead();

    @Message("Group buys in your community")
    String openCampaigns();

    @Message("All group buys")
    String allCampaigns();

    @Message("Browse by category")
    String categoriesTitle();

    @Message("Help at home")
    String homeServices();

    @Message("All services")
    String allServices();

    @Message("Look at another community")
    String chooseCommunity();

    @Message("No community is here yet")
    String noCommunity();

    @Message("As soon as a property company joins, its community appears here.")
    String noCommunityText();

    @Message("{minutes} min")
    String minutes(int minutes);
}
