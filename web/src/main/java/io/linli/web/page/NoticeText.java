package io.linli.web.page;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.notice.NoticeKind;

/**
 * A notice in words.
 *
 * @param address of the page it is about
 */
@TemplateData
public record NoticeText(
        io.linli.marketplace.notice.Notice notice, LocalizedText title, LocalizedText text, String address) {

    /** Whether it is about money of the reader's: that stands in the orders. */
    public boolean aboutOrders() {
        return notice.kind() != NoticeKind.CAMPAIGN_ANNOUNCEMENT
                && !notice.kind().ofVisit();
    }
}
