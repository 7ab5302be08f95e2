package io.linli.web.suite;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What is clicked through in a browser, and what ends the packaged product again and again. */
@Suite
@SelectPackages({"io.linli.web.page", "io.linli.web.crash", "io.linli.web.model", "io.linli.web.running"})
@IncludeClassNamePatterns(".*(Test|Properties)")
class PagesAndProcessesSuite {}
