package org.millrace.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;

/** A page by the Tab key alone: the skip link first, then everything that can be used, in its order, visibly and without a trap. */
final class Keys {

    /** What takes the focus, in the order of the document; of a group of radio buttons the one that Tab comes to. */
    static final String CAN =
            """
            root => [...root.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]')].filter(one =>
              !one.disabled && one.tabIndex >= 0 && one.type !== 'hidden' && one.checkVisibility({visibilityProperty: true})
              && (one.type !== 'radio' || one.checked
                || ![...root.querySelectorAll('[type=radio]')].some(other => other.name === one.name && other.checked)
                && root.querySelector(`[type=radio][name="${CSS.escape(one.name)}"]`) === one))
            """;

    /** What is gone into in a frame is no event of the page, which only loses the focus. A rule of the page's own sheets could fade the ring in: then it would not be there yet when it is looked for. */
    private static final String WATCH =
            """
            () => {
              const still = new CSSStyleSheet();
              still.replaceSync('* { transition: none !important; }');
              document.adoptedStyleSheets = [still];
              document.activeElement.blur();
              const can = (%s)(document);
              const ring = one => {
                const style = getComputedStyle(one);
                return style.boxShadow + (style.outlineStyle === 'none' ? '' : style.outline);
              };
              const before = new Map(can.map(one => [one, ring(one)]));
              window.__walk = { can, went: [], dim: [] };
              const note = one => {
                window.__walk.went.push(one);
                if (before.has(one) && before.get(one) === ring(one)) { window.__walk.dim.push(one); }
              };
              document.addEventListener('focusin', event => note(event.target));
              addEventListener('blur', () => note(document.activeElement));
              document.querySelector('.skip').focus();
              const parts = { date: 4, 'datetime-local': 7, time: 3 };
              return can.reduce((sum, one) => sum + (parts[one.type] ?? 1), 0);
            }
            """
                    .formatted(CAN);

    private static final String FOUND =
            """
            () => {
              const { can, went, dim } = window.__walk;
              const named = one => one.outerHTML.slice(0, 140).replace(/\\s+/g, ' ');
              const at = went.map(one => can.indexOf(one)).filter(i => i >= 0);
              const turned = at.findIndex((i, n) => n > 0 && i < at[n - 1]);
              const round = turned < 0 ? at : at.slice(0, turned);
              return [
                ...can.filter(one => one.isConnected && !went.includes(one)).map(one => 'Tab never comes to ' + named(one)),
                ...can.filter(one => one.tabIndex > 0).map(one => 'has an order of its own: ' + named(one)),
                ...[...new Set(dim)].map(one => 'shows no focus: ' + named(one)),
                ...(new Set(round).size < at.length && turned >= 0 && round.length < can.length / 2
                  ? ['Tab turns back after ' + named(can[at[turned - 1]])] : [])];
            }
            """;

    private Keys() {}

    static List<String> walked(Page page) {
        List<String> faults = new ArrayList<>(skipped(page));
        int stops = (int) page.evaluate(WATCH);
        for (int i = 0; i < stops + 3; i++) {
            page.keyboard().press("Tab");
        }
        ((List<?>) page.evaluate(FOUND)).forEach(fault -> faults.add((String) fault));
        return faults;
    }

    /** The first Tab shows the link past the navigation, and it leads there. */
    private static List<String> skipped(Page page) {
        List<String> faults = new ArrayList<>();
        page.keyboard().press("Tab");
        boolean first = comes(
                page,
                "document.activeElement.matches('.skip')"
                        + " && parseFloat(getComputedStyle(document.activeElement).top) >= 0");
        page.keyboard().press("Enter");
        boolean there = comes(page, "document.activeElement.id === 'main'");
        page.keyboard().press("Tab");
        boolean behind = comes(
                page,
                "document.activeElement.closest('#main') !== null"
                        + " || !(%s)(document.querySelector('#main')).length".formatted(Keys.CAN));
        if (!first) {
            faults.add("the first Tab does not show the skip link");
        }
        if (!there || !behind) {
            faults.add("the skip link does not lead to the content");
        }
        return faults;
    }

    private static boolean comes(Page page, String condition) {
        try {
            page.waitForFunction("() => " + condition, null, new Page.WaitForFunctionOptions().setTimeout(5_000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }
}
