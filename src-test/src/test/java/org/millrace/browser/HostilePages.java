package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.harness.Reader;

/** Goes through the pages, and through what opens on them by a press. */
final class HostilePages {

    /** Whoever sets what the hostile texts set is told of where complaints are collected, in frames too. */
    static final String WATCH =
            "Object.defineProperty(window, '__hit', {set() { console.error('A hostile text ran: ' + location.href); }});";

    /** The reader's own profile, and names that are refused unless they are plain. */
    static final List<String> SILENT = List.of("settings", "settings?tab=senders", "settings?tab=keys");

    private static final List<String> LISTS = List.of(
            "campaigns",
            "audiences",
            "schedules",
            "workflows",
            "templates",
            "contacts",
            "runs",
            "approvals",
            "analytics",
            "operations",
            "settings",
            "settings?tab=people",
            "settings?tab=senders",
            "settings?tab=keys",
            "segment",
            "upload");

    private static final String SEEN =
            """
            text => document.body.textContent.includes(text)
              || [...document.querySelectorAll('input, textarea, option')].some(field => field.value.includes(text))
            """;

    private static final String OPENERS = "[data-open], details > summary, [data-act]";
    private static final String BUILDER_OPENERS =
            ".builder-head .switch button, .builder-head > button:not(:disabled), .builder-head details summary";

    private static final String PRESS =
            """
            ([selector, at]) => {
              const all = [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
              all[at]?.click();
              return all.length;
            }
            """;

    private static final String QUIET = "() => !window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty()";

    private final Reader reader;
    private final Map<String, String> pages = new LinkedHashMap<>();

    HostilePages(Reader reader, Map<String, String> pages) {
        this.reader = reader;
        LISTS.forEach(name -> this.pages.put(name, name));
        this.pages.putAll(pages);
    }

    /** @return the pages on which no hostile text can be read */
    List<String> readAll() {
        List<String> silent = new ArrayList<>();
        pages.forEach((name, address) -> {
            Page page = open(address);
            if (!Boolean.TRUE.equals(page.evaluate(SEEN, HostileText.SHOWN))) {
                silent.add(name);
            }
        });
        return silent;
    }

    /** @return how many presses there were */
    int openAll() {
        int pressed = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            boolean builder = page.getKey().contains("builder");
            if (builder) {
                chooseAll(open(page.getValue()));
            }
            pressed += pressAll(page.getValue(), builder ? BUILDER_OPENERS : OPENERS);
        }
        return pressed;
    }

    private static void chooseAll(Page page) {
        for (Object node : (List<?>)
                page.evaluate("() => [...document.querySelectorAll('.react-flow__node')].map(one => one.dataset.id)")) {
            page.locator(".react-flow__node[data-id='" + node + "']").dispatchEvent("click");
            assertThat(page.locator(".inspector")).isVisible();
        }
    }

    private int pressAll(String address, String openers) {
        Page page = open(address);
        String stood = page.url();
        int count = Math.min((int) page.evaluate(PRESS, List.of(openers, -1)), 12);
        for (int i = 0; i < count; i++) {
            page.evaluate(PRESS, List.of(openers, i));
            page.waitForFunction(QUIET);
            page.keyboard().press("Escape");
            if (!page.url().equals(stood)) {
                open(address);
            }
        }
        return count;
    }

    private Page open(String address) {
        Page page = reader.open(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (address.endsWith("/builder")) {
            assertThat(page.locator(".react-flow__node").first()).isAttached();
        } else {
            assertThat(page.locator("h1").first()).isVisible();
        }
        return page;
    }
}
