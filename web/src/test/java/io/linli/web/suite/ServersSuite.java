package io.linli.web.suite;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Everything else: mostly REST on the real servers. */
@Suite
@SelectPackages("io.linli")
@ExcludePackages({"io.linli.web.page", "io.linli.web.crash", "io.linli.web.model", "io.linli.web.running"})
@IncludeClassNamePatterns(".*(Test|Properties)")
class ServersSuite {}
