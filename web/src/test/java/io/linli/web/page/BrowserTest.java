package io.linli.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

import io.linli.web.LinliStack;

/**
 * Tests that look through a headless Chromium, the one on the PATH. They run in the profile {@code browser}. Each test has a
 * browser context of its own: nobody is signed in.
 */
@Tag("browser")
@QuarkusTestResource(LinliStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    static final int PHONE = 390;
    static final int DESK = 1280;

    private static final String ENGLISH = "en-GB";
    private static final String PASSWORD = "linli";
    static final int HEIGHT = 860;
    private static final double PATIENCE_MILLIS = 30_000;

    /** Where pictures of the pages go, to be looked at. */
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final String TOO_WIDE =
            """
            () => {
              const wide = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll("body *")]
                .filter(one => one.getBoundingClientRect().right > wide + 1)
                .map(one => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 60)}`)
                .slice(-5);
            }
            """;

    @TestHTTPResource
    URI base;

    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;

    @BeforeAll
    void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(onPath("chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")));
    }

    @AfterEach
    void closeContext() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
        playwright.close();
    }

    /** A window of a new visitor, in English. */
    Page window(int width) {
        return window(width, ENGLISH, true);
    }

    Page windowWithoutScript(int width) {
        return window(width, ENGLISH, false);
    }

    /** @param locale what the visitor's browser speaks */
    Page window(int width, String locale) {
        return window(width, locale, true);
    }

    /** Signs in at Keycloak, from wherever the pages led. */
    void signIn(Page page, String user) {
        page.navigate(address("/sign-in"));
        page.fill("#username", user);
        page.fill("#password", PASSWORD);
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(base.toString()));
    }

    String address(String path) {
        return base.resolve(path).toString();
    }

    /** Takes a picture of the page; nothing on it is too wide, or closed to somebody. */
    static void look(Page page, String name) {
        picture(page, name);
        assertFits(page);
        assertNoViolation(page);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Nothing is wider than the window; what is, is named. */
    @SuppressWarnings("unchecked")
    static void assertFits(Page page) {
        assertThat((List<String>) page.evaluate(TOO_WIDE)).isEmpty();
    }

    static void assertNoViolation(Page page) {
        assertThat(violations(page).stream().map(Rule::toString).toList()).isEmpty();
    }

    /** Axe runs in the page itself; only frames of other origins, of which there are none, would need a second page. */
    static List<Rule> violations(Page page) {
        return new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    }

    private Page window(int width, String locale, boolean script) {
        closeContext();
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setLocale(locale)
                .setTimezoneId("Asia/Shanghai")
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    private static Path onPath(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(java.nio.file.Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need " + program + " on the PATH: install it, or run without -Pbrowser."));
    }
}
