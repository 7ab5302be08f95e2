package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;

/**
 * What is passed on of a group buy.
 *
 * @param url absolute, the same for everybody
 * @param image absolute: the goods, or the code where they have no picture
 * @param code to scan, on this site
 * @param picture of the code, to be kept
 */
@TemplateData
public record Share(String url, String image, String code, String picture) {

    /** The page in a language, for previews. */
    public String in(String language) {
        return url + "?lang=" + language;
    }
}
