package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.Bench;
import org.millrace.harness.BrowserFigures;
import org.millrace.harness.Chromium;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.launch.ServerProcess;

/** Every page of a server that has something to show: barriers in both themes, keys instead of a mouse, little room. */
class EveryPageIT {

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static final Path PICTURES = Path.of("target", "browser", "screens");
    private static final List<Integer> WIDTHS = List.of(1440, 390);
    private static final List<String> THEMES = List.of("light", "dark");

    private static Bench bench;
    private static ServerProcess server;
    private static Map<String, String> pages;

    @BeforeAll
    static void something_is_there() {
        bench = Bench.own();
        server = bench.startServer(List.of("-Xms512m", "-Xmx1g"));
        server.awaitReady(Duration.ofMinutes(5));
        pages = EveryPage.of(new Rest(base().resolve("api/v1/"), "admin", Bench.PASSWORD));
    }

    @AfterAll
    static void away() {
        if (server != null) {
            server.kill();
        }
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    @Tag("browser-figures")
    void no_page_has_a_barrier_and_none_makes_the_browser_complain() {
        Reader reader = Reader.signedIn(base(), BROWSER, "admin", Bench.PASSWORD);
        List<String> barriers = new ArrayList<>();

        pages.forEach((name, address) -> WIDTHS.forEach(width -> {
            reader.page().setViewportSize(width, 900);
            Page page = open(reader, address);
            assertThat(page).not().hasTitle(Pattern.compile("Nothing here.*"));
            for (String theme : THEMES) {
                lit(page, theme);
                reader.barriers().forEach(barrier -> barriers.add(name + ", " + theme + ", " + width + ": " + barrier));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-" + theme + "-" + width + ".png")));
            }
        }));

        BrowserFigures.note("pages", pages.size());
        BrowserFigures.note("axe_serious", barriers.size());
        BrowserFigures.note("console_errors", reader.complaints().size());
        assertThat(barriers).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void every_page_is_walked_by_keys_alone_and_cut_off_at_no_zoom() {
        Reader reader = Reader.signedIn(base(), BROWSER, "admin", Bench.PASSWORD);
        List<String> faults = new ArrayList<>();

        pages.forEach((name, address) -> {
            Page page = open(reader, address);
            List<String> found = new ArrayList<>(name.equals("builder") ? List.of() : Keys.walked(page));
            found.addAll(Room.cut(page));
            found.forEach(fault -> faults.add(name + ": " + fault));
        });

        assertThat(faults).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("browser-figures")
    void every_menu_and_dialog_opens_by_keys_holds_the_focus_fits_and_gives_it_back() {
        Reader reader = Reader.signedIn(base(), BROWSER, "admin", Bench.PASSWORD);
        Openers openers = new Openers(reader.page());
        List<String> faults = new ArrayList<>();

        pages.forEach((name, address) -> {
            if (!name.equals("builder")) {
                openers.tryAll(() -> open(reader, address)).forEach(fault -> faults.add(name + ": " + fault));
            }
        });

        assertThat(openers.dialogs()).as("dialogs that opened").isGreaterThan(30);
        assertThat(faults).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("browser-figures")
    void no_dialog_has_a_barrier_in_either_theme() {
        Reader reader = Reader.signedIn(base(), BROWSER, "admin", Bench.PASSWORD);
        List<String> barriers = new ArrayList<>();
        Openers openers = new Openers(reader.page())
                .onOpen(what -> THEMES.forEach(theme -> {
                    lit(reader.page(), theme);
                    reader.barriers().forEach(barrier -> barriers.add(what + ", " + theme + ": " + barrier));
                }));

        pages.forEach((name, address) -> {
            if (!name.equals("builder")) {
                openers.tryAll(() -> open(reader, address));
            }
        });

        assertThat(barriers).isEmpty();
    }

    private static void lit(Page page, String theme) {
        page.evaluate(
                "theme => { document.documentElement.dataset.theme = theme;"
                        + " document.dispatchEvent(new Event('themechange')); }",
                theme);
    }

    private static Page open(Reader reader, String address) {
        Page page = reader.open(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("h1").first()).isVisible();
        return page;
    }

    private static URI base() {
        return URI.create("http://localhost:" + bench.ports().http() + "/millrace/");
    }
}
