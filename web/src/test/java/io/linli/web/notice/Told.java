package io.linli.web.notice;

import static io.linli.web.TestUsers.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What residents are told, as the API says it. */
public final class Told {

    private static final String NOTICES = "/api/v1/me/notices";

    private Told() {}

    /** All notices of somebody's about one group-buy, newest first; the list is read to its end. */
    public static List<Map<String, Object>> about(UUID campaign, String user) {
        return all(user).stream()
                .filter(notice -> campaign.toString().equals(notice.get("subjectId")))
                .toList();
    }

    public static List<String> kinds(UUID campaign, String user) {
        return about(campaign, user).stream()
                .map(notice -> (String) notice.get("kind"))
                .toList();
    }

    public static List<Map<String, Object>> all(String user) {
        var found = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var request = as(user).queryParam("limit", 100);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(NOTICES)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        return found;
    }

    public static int unread(String user) {
        return as(user).get(NOTICES).then().statusCode(200).extract().path("unread");
    }
}
