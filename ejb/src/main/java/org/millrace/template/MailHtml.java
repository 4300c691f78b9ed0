package org.millrace.template;

import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Keeps what mail layouts are made of (tables, inline styles, images, style sheets) and drops what runs. */
final class MailHtml {

    private static final Pattern DOCTYPE = Pattern.compile("\\A\\s*<!doctype html", Pattern.CASE_INSENSITIVE);

    private static final String[] BLOCKS = {
        "html",
        "head",
        "title",
        "body",
        "div",
        "p",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "address",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "figure",
        "figcaption",
        "details",
        "summary",
        "style"
    };
    private static final String[] INLINE = {
        "a", "span", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "small", "big", "sub", "sup", "code",
        "kbd", "q", "cite", "mark", "abbr", "time", "font", "img", "tt", "var", "samp", "wbr"
    };
    private static final String[] TABLES = {
        "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"
    };

    private static final PolicyFactory POLICY = policy();

    private MailHtml() {}

    static String sanitised(String html) {
        String clean = POLICY.sanitize(html);
        return DOCTYPE.matcher(html).find() ? "<!DOCTYPE html>\n" + clean : clean;
    }

    private static PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .allowElements(BLOCKS)
                .allowElements(INLINE)
                .allowElements(TABLES)
                .allowTextIn("title")
                .allowWithoutAttributes("a", "span", "font")
                .allowStandardUrlProtocols()
                .allowUrlProtocols("tel", "sms", "cid")
                .allowAttributes("href", "target", "name")
                .onElements("a")
                .allowAttributes("src", "alt", "border", "hspace", "vspace")
                .onElements("img")
                .allowAttributes(
                        "width",
                        "height",
                        "align",
                        "valign",
                        "bgcolor",
                        "background",
                        "dir",
                        "lang",
                        "title",
                        "id",
                        "class",
                        "role")
                .globally()
                .allowAttributes("cellpadding", "cellspacing", "border", "summary", "frame", "rules")
                .onElements("table")
                .allowAttributes("colspan", "rowspan", "nowrap", "scope", "abbr")
                .onElements("td", "th")
                .allowAttributes("span")
                .onElements("col", "colgroup")
                .allowAttributes("color", "face", "size")
                .onElements("font")
                .allowAttributes("start", "type", "reversed")
                .onElements("ol", "ul", "li")
                .allowAttributes("datetime")
                .onElements("time")
                .allowStyling(CssSchema.DEFAULT)
                .toFactory();
    }
}
