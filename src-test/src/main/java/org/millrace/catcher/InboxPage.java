package org.millrace.catcher;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The inbox for people. Everything that came with a mail is escaped; HTML mail is shown in a sandbox. */
final class InboxPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6675; --line: #dfe4ea; --paper: #fff;
              --ground: #f4f6f8; --accent: #0b5f8a; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e7ebf0; --soft: #9aa6b4; --line: #313a46;
              --paper: #1b222b; --ground: #12171d; --accent: #6cc0ec; } }
            body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
            header { background: var(--paper); border-bottom: 1px solid var(--line); padding: 1rem 2rem; display: flex;
              gap: 2rem; align-items: center; flex-wrap: wrap; }
            h1 { font-size: 1.15rem; margin: 0; }
            h1 a { color: inherit; text-decoration: none; }
            main { max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem; }
            form { display: flex; gap: .5rem; flex: 1; }
            input { flex: 1; max-width: 24rem; padding: .45rem .7rem; border: 1px solid var(--line); border-radius: 6px;
              background: var(--ground); color: inherit; font: inherit; }
            button { padding: .45rem 1rem; border: 0; border-radius: 6px; background: var(--accent); color: var(--paper);
              font: inherit; cursor: pointer; }
            .figures { color: var(--soft); margin: 0 0 1rem; }
            .figures b { color: var(--ink); }
            table { width: 100%%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line);
              border-radius: 8px; overflow: hidden; }
            th, td { text-align: left; padding: .55rem .9rem; border-bottom: 1px solid var(--line); }
            th { color: var(--soft); font-weight: 600; font-size: .85rem; }
            tr:last-child td { border-bottom: 0; }
            td.time { color: var(--soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
            a { color: var(--accent); }
            .empty { background: var(--paper); border: 1px dashed var(--line); border-radius: 8px; padding: 3rem;
              text-align: center; color: var(--soft); }
            iframe { width: 100%%; height: 34rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
            pre { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem;
              white-space: pre-wrap; overflow-wrap: anywhere; }
            h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
            </style>
            </head>
            <body>
            <header><h1><a href="/">Millrace mail catcher</a></h1>
            <form action="/"><input name="recipientPrefix" value="%s" placeholder="Recipient begins with"
            aria-label="Recipient begins with"><button>Filter</button></form></header>
            <main>
            %s
            </main>
            </body>
            </html>
            """;

    private InboxPage() {}

    static String list(Mailbox.Found found, String prefix) {
        if (found.messages().isEmpty()) {
            return FRAME.formatted(
                    "Mail catcher", escape(prefix), "<p class=\"empty\">No mail here yet. Send one by SMTP.</p>");
        }
        StringBuilder rows = new StringBuilder();
        rows.append(
                "<p class=\"figures\"><b>%,d</b> mails to <b>%,d</b> addresses, <b>%,d</b> to an address that had one already%s</p>"
                        .formatted(
                                found.total(),
                                found.distinctRecipients(),
                                found.duplicates(),
                                found.total() > found.messages().size()
                                        ? "; the newest " + found.messages().size() + " are shown"
                                        : ""));
        rows.append("<table><thead><tr><th>Received</th><th>To</th><th>Subject</th></tr></thead><tbody>");
        for (StoredMail mail : found.messages()) {
            rows.append("<tr><td class=\"time\">%s</td><td>%s</td><td><a href=\"/mail/%d\">%s</a></td></tr>"
                    .formatted(
                            TIME.format(mail.receivedAt()),
                            escape(mail.recipient()),
                            mail.id(),
                            escape(mail.subject().isBlank() ? "(no subject)" : mail.subject())));
        }
        return FRAME.formatted("Mail catcher", escape(prefix), rows.append("</tbody></table>"));
    }

    static String mail(StoredMail mail, MailContent content) {
        StringBuilder page = new StringBuilder();
        page.append(
                "<h2>%s</h2><p class=\"figures\">to <b>%s</b>, from %s, %s · <a href=\"/messages/%d/raw\">source</a></p>"
                        .formatted(
                                escape(mail.subject()),
                                escape(mail.recipient()),
                                escape(mail.sender()),
                                TIME.format(mail.receivedAt()),
                                mail.id()));
        if (content.html() != null) {
            page.append("<iframe sandbox=\"allow-popups\" title=\"The mail\" src=\"/messages/%d/html\"></iframe>"
                    .formatted(mail.id()));
        }
        if (content.text() != null) {
            page.append("<h2>Plain text</h2><pre>")
                    .append(escape(content.text()))
                    .append("</pre>");
        }
        page.append("<h2>Headers</h2><pre>");
        for (MailContent.Field header : content.headers()) {
            page.append(escape(header.name() + ": " + header.value())).append('\n');
        }
        return FRAME.formatted(escape(mail.subject()), "", page.append("</pre>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
