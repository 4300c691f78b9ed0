package org.millrace.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;

/** What a page and what stands open on it do with the room that a small window, 200 % and 400 % leave. */
final class Room {

    /** A small window, what one of 1440 points leaves at 200 %, and one of 1280 at 400 %. */
    private static final List<Integer> WIDTHS = List.of(1024, 720, 320);

    private static final int HEIGHT = 450;

    /** Text that its surroundings cut off where they cannot be scrolled, and no title tells it; what is read aloud only is none. */
    private static final String CUT =
            """
            () => {
              const faults = [];
              const beyond = document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth;
              if (beyond > 0) { faults.push(beyond + ' pixels beyond the window'); }
              const top = document.querySelector('dialog[open]') ?? document.body;
              const words = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
              while (words.nextNode()) {
                const text = words.currentNode;
                const holder = text.parentElement;
                if (!text.data.trim() || holder.closest('.sr, svg, script, template, option, .react-flow, .skip, [title]')
                    || !holder.checkVisibility({visibilityProperty: true})) { continue; }
                const range = document.createRange();
                range.selectNodeContents(text);
                const right = Math.max(...[...range.getClientRects()].map(one => one.right), 0);
                for (let box = holder; box && box !== document.body; box = box.parentElement) {
                  const { overflowX: over, clipPath } = getComputedStyle(box);
                  if (over === 'auto' || over === 'scroll' || clipPath === 'inset(50%)') { break; }
                  if (over !== 'visible' && right > box.getBoundingClientRect().right + 1.5) {
                    faults.push('cut off: ' + text.data.trim().slice(0, 60));
                    break;
                  }
                }
              }
              return faults;
            }
            """;

    private static final String UNFIT =
            """
            () => {
              const dialog = document.querySelector('dialog[open]');
              if (!dialog) { return []; }
              const box = dialog.getBoundingClientRect();
              const faults = [];
              if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) {
                faults.push('the dialog does not fit');
              }
              const scrolls = [dialog, ...dialog.querySelectorAll('*')].some(one =>
                one.scrollHeight > one.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY));
              if (dialog.scrollHeight > dialog.clientHeight + 1 && !scrolls) { faults.push('the dialog does not scroll'); }
              if (dialog.scrollWidth > dialog.clientWidth) { faults.push('the dialog is scrolled sideways'); }
              const foot = dialog.querySelector('.dialog-foot');
              if (foot && foot.getBoundingClientRect().height > box.height / 2) { faults.push('its buttons cover the dialog'); }
              return faults;
            }
            """;

    /** Short words of a table that are broken in two, and badges that stand beneath the name they belong to. */
    private static final String TORN =
            """
            () => {
              const faults = [];
              const cells = [...document.querySelectorAll('.table :is(td, th)')].filter(one => one.checkVisibility());
              for (const cell of cells) {
                const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                while (words.nextNode()) {
                  if (words.currentNode.parentElement.closest('.sr, code, .mono')) { continue; }
                  for (const word of words.currentNode.data.matchAll(/(?<!\\S)\\p{L}{3,10}(?!\\S)/gu)) {
                    const range = document.createRange();
                    range.setStart(words.currentNode, word.index);
                    range.setEnd(words.currentNode, word.index + word[0].length);
                    const tops = [...range.getClientRects()].filter(one => one.width > 0).map(one => one.top);
                    if (Math.max(...tops) - Math.min(...tops) > 5) { faults.push('torn: ' + word[0]); }
                  }
                }
                for (const chip of cell.querySelectorAll(':scope > .row .chip')) {
                  const name = chip.closest('.row').firstElementChild;
                  if (name !== chip && chip.getBoundingClientRect().top >= name.getBoundingClientRect().bottom) {
                    faults.push('beneath its name: ' + chip.textContent);
                  }
                }
              }
              return faults;
            }
            """;

    private static final double SETTLES_MILLIS = 2_000;

    private Room() {}

    /** At each width; the window is as wide as before afterwards. */
    static List<String> cut(Page page) {
        var before = page.viewportSize();
        List<String> faults = new ArrayList<>();
        WIDTHS.forEach(width -> {
            page.setViewportSize(width, HEIGHT);
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            for (String look : List.of(CUT, UNFIT, TORN)) {
                settled(page, look).forEach(fault -> faults.add("at " + width + ": " + fault));
            }
        });
        page.setViewportSize(before.width, before.height);
        return faults;
    }

    /** What is still wrong when what came over the wire meanwhile has found its place. */
    private static List<?> settled(Page page, String look) {
        try {
            page.waitForFunction(
                    "() => (" + look + ")().length === 0",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(SETTLES_MILLIS));
        } catch (TimeoutError e) {
            return (List<?>) page.evaluate(look);
        }
        return List.of();
    }
}
