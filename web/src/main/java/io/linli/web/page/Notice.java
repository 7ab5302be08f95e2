package io.linli.web.page;

import io.quarkus.qute.TemplateData;

/**
 * What happened with the form somebody just sent; shown once at the top of the page they were led to.
 *
 * @param good false for a refusal
 */
@TemplateData
public record Notice(boolean good, String text) {}
