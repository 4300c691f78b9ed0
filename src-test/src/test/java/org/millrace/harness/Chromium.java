package org.millrace.harness;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Chromium of this machine, a fresh profile for every test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Chromium BROWSER = new Chromium();
 * }</pre>
 *
 * <p>Found on the path or where MILLRACE_CHROMIUM says. Without one the tests are skipped with a loud word; with CI=true
 * they fail.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** What a page shows only after its server's next tick is awaited, also where the machine is slow. */
    private static final double PATIENCE_MILLIS = 20_000;

    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;

    @Override
    public void beforeAll(ExtensionContext extension) {
        Path program = program();
        if (program == null) {
            String missing = "NO BROWSER: " + extension.getDisplayName()
                    + " needs Chromium; install it (apt-get install chromium) or name it in MILLRACE_CHROMIUM.";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            System.err.println("\n*** " + missing + " THE TEST IS SKIPPED. ***\n");
            Assumptions.abort(missing);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /** A page of the test's own profile: cookies are shared within one test, never with another. */
    public Page page() {
        return context().newPage();
    }

    public BrowserContext context() {
        if (context == null) {
            context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
        }
        return context;
    }

    /** From now on this test's pages are those of a telephone: a small screen, and fingers. */
    public void asPhone() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 800)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    @Override
    public void afterEach(ExtensionContext extension) {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @Override
    public void afterAll(ExtensionContext extension) {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Path program() {
        String named = System.getenv("MILLRACE_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
