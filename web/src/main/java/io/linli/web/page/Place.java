package io.linli.web.page;

import io.quarkus.qute.TemplateData;

import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompany;

/** The community a page is about, and the company that runs it. */
@TemplateData
public record Place(Community community, PropertyCompany company) {}
