package org.millrace.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.millrace.delivery.tracking.Subscription;
import org.millrace.platform.web.PolicyHash;

/** A page for recipients: no script, no cookie, nothing loaded from anywhere, readable with and without a style sheet. */
record RecipientPage(String title, String body) {

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f5f7f7;color:#142023;
            font:1rem/1.5 -apple-system,"Segoe UI",Inter,Roboto,"Helvetica Neue",Arial,sans-serif}
            main{box-sizing:border-box;width:min(30rem,calc(100vw - 2rem));padding:2rem;background:#fff;border:1px solid #e2e8e8;
            border-radius:10px}
            h1{margin:0 0 .75rem;font-size:1.375rem;line-height:1.25}
            p{margin:0 0 1.5rem;color:#46565a}
            form{display:grid;gap:.75rem}
            button{min-height:44px;padding:0 1rem;border:1px solid #0b6470;border-radius:6px;font:inherit;font-weight:600;cursor:pointer;
            background:#0b6470;color:#fff}
            button+button{background:#fff;color:#0b6470}
            button:hover{background:#084c55;color:#fff}
            button:focus-visible{outline:3px solid #9fd0d4;outline-offset:2px}
            @media (prefers-color-scheme:dark){body{background:#0e1719;color:#e8efef}main{background:#152124;border-color:#2a3a3d}
            p{color:#b4c3c5}button{background:#7cc9d0;border-color:#7cc9d0;color:#062a2f}button+button{background:#152124;color:#7cc9d0}
            button:hover{background:#a5dde1;color:#062a2f}}
            """;

    static RecipientPage ask(Subscription subscription) {
        return new RecipientPage(
                "Unsubscribe?",
                """
                <p>%s will no longer get mail about <strong>%s</strong> from us. This takes effect at once.</p>
                <form method="post">
                <button name="scope" value="topic">Unsubscribe from %s</button>
                <button name="scope" value="all">Unsubscribe from all mail</button>
                </form>
                """
                        .formatted(who(subscription), text(subscription.topic()), text(subscription.topic())));
    }

    static RecipientPage done(Subscription subscription, boolean all) {
        String what = all ? "any mail" : "mail about <strong>" + text(subscription.topic()) + "</strong>";
        return new RecipientPage(
                "You are unsubscribed",
                "<p role=\"status\">%s will not get %s from us any more.</p>".formatted(who(subscription), what));
    }

    static RecipientPage brokenLink() {
        return new RecipientPage(
                "This link does not work",
                "<p>It is incomplete, or not one of ours. Try the link in the mail itself: some programs break long lines.</p>");
    }

    void write(HttpServletResponse response, int status) throws IOException {
        byte[] page =
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """
                        .formatted(title, STYLE, title, body)
                        .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", POLICY.formatted(PolicyHash.of(STYLE)));
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static String who(Subscription subscription) {
        return subscription.address().isEmpty() ? "You" : "<strong>" + text(subscription.address()) + "</strong>";
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
