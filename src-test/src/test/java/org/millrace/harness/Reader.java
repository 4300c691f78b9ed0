package org.millrace.harness;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A person at the pages, who notes what the browser complains about: errors, refused scripts and styles, dialogs of scripts. */
public final class Reader {

    private static final String FINDINGS =
            """
            async () => {
              const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
              await frame();
              await frame();
              await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
              return (await axe.run(document)).violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .map(found => found.id + ': ' + found.nodes.map(node => node.html.slice(0, 160)).join(' | '));
            }
            """;

    private final URI base;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Reader(URI base, Page page) {
        this.base = base;
        this.page = page;
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a script opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    public static Reader signedIn(MillraceServer server, Chromium browser, String user) {
        return signedIn(server.base(), browser, user, server.password());
    }

    /** At a server that the caller started: {@code http://localhost:8180/millrace/}. */
    public static Reader signedIn(URI base, Chromium browser, String user, String password) {
        Reader reader = new Reader(base, browser.page());
        reader.open("login");
        reader.signIn(user, password);
        return reader;
    }

    public static Reader unknown(MillraceServer server, Chromium browser) {
        return new Reader(server.base(), browser.page());
    }

    public void signIn(String user, String password) {
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForLoadState();
    }

    public Page open(String path) {
        page.navigate(base.resolve(path).toString());
        return page;
    }

    public Page page() {
        return page;
    }

    public List<String> complaints() {
        return complaints;
    }

    /** What axe finds on the page as it stands once nothing fades any more, of the serious kind. */
    @SuppressWarnings("unchecked")
    public List<String> barriers() {
        page.waitForFunction("() => !document.querySelector('[data-loads=dim][aria-busy=true]')");
        page.evaluate(script());
        return (List<String>) page.evaluate(FINDINGS);
    }

    private static String script() {
        try (InputStream axe = Reader.class.getResourceAsStream("/axe.min.js")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
