package org.millrace.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that opens something on a page, pressed by Enter one after the other; what it asks is never agreed to. */
final class Openers {

    /** These act at once, and nothing opens. */
    private static final String ACTS = "'removeTag', 'clearAttribute', 'pickContact'";

    /** One of each kind: a table has the same in every line. */
    private static final String KINDS =
            """
            (() => {
              const kinds = new Map();
              document.querySelectorAll('[data-call], [data-open]').forEach(one => {
                const { call = '', open = '', act = '', device = '' } = one.dataset;
                const place = one.closest('details') ?? one;
                if (!one.disabled && ![%s].includes(call) && place.checkVisibility()) {
                  const kind = [call, open, act, device].join(' ').trim();
                  if (!kinds.has(kind)) { kinds.set(kind, one); }
                }
              });
              return kinds;
            })()
            """
                    .formatted(ACTS);

    private static final String QUIET = "() => !window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty()";
    private static final String OPEN = "document.querySelector('dialog[open]') !== null";

    private final Page page;
    private Consumer<String> onOpen = what -> {};
    private int dialogs;

    Openers(Page page) {
        this.page = page;
    }

    /** What is done with each dialog while it is open. */
    Openers onOpen(Consumer<String> seen) {
        onOpen = seen;
        return this;
    }

    int dialogs() {
        return dialogs;
    }

    List<String> tryAll(Runnable open) {
        open.run();
        String stood = page.url();
        List<String> faults = new ArrayList<>(menus());
        for (Object kind : (List<?>) page.evaluate("() => [..." + KINDS + ".keys()]")) {
            if (!page.url().equals(stood) || (boolean) page.evaluate("() => !" + KINDS + ".has('" + kind + "')")) {
                open.run();
            }
            press((String) kind).forEach(fault -> faults.add(kind + ": " + fault));
        }
        return faults;
    }

    /** The first three: opened by Enter, walked by the arrows, closed by Escape and left by Tab. */
    private List<String> menus() {
        List<String> faults = new ArrayList<>();
        int count = (int) page.evaluate("() => [...document.querySelectorAll('details.menu > summary')]"
                + ".filter(one => one.checkVisibility()).length");
        for (int i = 0; i < Math.min(count, 3); i++) {
            page.evaluate(
                    "i => [...document.querySelectorAll('details.menu > summary')].filter(one => one.checkVisibility())[i].focus()",
                    i);
            page.keyboard().press("Enter");
            if (!comes("document.activeElement.closest('details[open]') !== null")) {
                faults.add("menu " + i + " does not open by Enter");
            }
            page.keyboard().press("ArrowDown");
            if (!comes("document.activeElement.closest('details[open] .menu-list') !== null")) {
                faults.add("menu " + i + " is not walked by the arrow keys");
            }
            page.keyboard().press("Escape");
            if (!comes("document.activeElement.matches('details.menu:not([open]) > summary')")) {
                faults.add("menu " + i + " does not close by Escape and give the focus back");
            }
        }
        return faults;
    }

    private boolean comes(String state) {
        try {
            page.waitForFunction("() => " + state, null, new WaitForFunctionOptions().setTimeout(5_000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    private List<String> press(String kind) {
        List<String> faults = new ArrayList<>();
        String name = "'" + kind + "'";
        page.evaluate("() => { const fold = " + KINDS + ".get(" + name + ").closest('details');"
                + " if (fold && !fold.open) { fold.querySelector('summary').click(); } }");
        page.evaluate(
                "() => { const one = " + KINDS + ".get(" + name + "); one.focus();"
                        + " const menu = one.closest('details.menu'); window.__home = menu ? menu.querySelector('summary') : one; }");
        page.evaluate("() => { window.__here = true; }");
        page.keyboard().press("Enter");
        if (answered(OPEN)) {
            dialogs++;
            held(faults);
            faults.addAll(Room.cut(page));
            onOpen.accept(kind);
            closed(faults);
        } else if (answered("window.__here === true && document.activeElement === document.body")) {
            faults.add("the focus is lost");
        }
        return faults;
    }

    /** How things stand when a press has done what it does, a call a moment later included; another page is waited for. */
    private boolean answered(String state) {
        try {
            page.evaluate("() => new Promise(done => setTimeout(done))");
            page.waitForFunction(QUIET);
            return (boolean) page.evaluate(state);
        } catch (PlaywrightException e) {
            if (!e.getMessage().contains("context was destroyed")) {
                throw e;
            }
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return (boolean) page.evaluate(state);
        }
    }

    /** Tab comes to all of the dialog and to nothing else of the page; between its last stop and its first lies the browser's own frame. */
    private void held(List<String> faults) {
        int stops = (int) page.evaluate(
                """
                () => {
                  const dialog = document.querySelector('dialog[open]');
                  const can = (%s)(dialog);
                  window.__held = { can, went: [document.activeElement], inside: dialog.contains(document.activeElement) };
                  window.__watch?.abort();
                  window.__watch = new AbortController();
                  const { signal } = window.__watch;
                  document.addEventListener('focusin', event => window.__held.went.push(event.target), { signal });
                  addEventListener('blur', () => {
                    if (document.activeElement.matches('iframe')) { window.__held.went.push(document.activeElement); }
                  }, { signal });
                  return can.length;
                }
                """
                        .formatted(Keys.CAN));
        for (int i = 0; i < stops + 2; i++) {
            page.keyboard().press("Tab");
        }
        ((List<?>)
                        page.evaluate(
                                """
                        () => {
                          const { can, went, inside } = window.__held;
                          const dialog = document.querySelector('dialog[open]');
                          const named = one => one.outerHTML.slice(0, 140).replace(/\\s+/g, ' ');
                          return [
                            ...(inside ? [] : ['the focus does not go into the dialog']),
                            ...can.filter(one => one.isConnected && !went.includes(one)).map(one => 'Tab never comes to ' + named(one)),
                            ...went.filter(one => one.isConnected && !dialog?.contains(one)).map(one => 'Tab leaves the dialog to ' + named(one))];
                        }
                        """))
                .forEach(fault -> faults.add((String) fault));
    }

    private void closed(List<String> faults) {
        page.keyboard().press("Escape");
        if (!comes("!(" + OPEN + ") && document.activeElement !== document.body")) {
            faults.add("Escape does not close it and give the focus back");
            return;
        }
        if (!(boolean) page.evaluate("document.activeElement === window.__home || !window.__home.isConnected")) {
            faults.add("the focus goes back to " + page.evaluate("document.activeElement.outerHTML.slice(0, 140)"));
        }
    }
}
