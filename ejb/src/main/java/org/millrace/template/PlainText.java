package org.millrace.template;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The plain-text part of a mail that has none of its own: paragraphs, list marks, and each link's address behind its words. */
final class PlainText implements NodeVisitor {

    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
            "div",
            "table",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "section",
            "article",
            "hr");
    private static final Set<String> LINES = Set.of("br", "tr", "li", "dt", "dd");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0]+");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(String html) {
        PlainText plain = new PlainText();
        Element body = Jsoup.parse(html).body();
        body.select("style, script, title").remove();
        body.traverse(plain);
        return tidied(plain.text.toString());
    }

    /** One space at most between words, one empty line at most between lines. */
    private static String tidied(String loose) {
        StringBuilder tidy = new StringBuilder();
        boolean gap = false;
        for (String line : loose.split("\n", -1)) {
            String words = SPACES.matcher(line).replaceAll(" ").strip();
            if (!words.isEmpty()) {
                tidy.append(gap ? "\n" : "").append(words).append('\n');
            }
            gap = words.isEmpty();
        }
        return tidy.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.text());
        } else if (PARAGRAPHS.contains(node.nodeName())) {
            text.append("\n\n");
        } else if (LINES.contains(node.nodeName())) {
            text.append(node.nodeName().equals("li") ? "\n- " : "\n");
        } else if (node.nodeName().equals("img")) {
            text.append(node.attr("alt"));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (PARAGRAPHS.contains(node.nodeName())) {
            text.append("\n\n");
        } else if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
            text.append(' ');
        } else if (node instanceof Element link && link.nodeName().equals("a") && link.hasAttr("href")) {
            address(link);
        }
    }

    private void address(Element link) {
        String href = link.attr("href");
        String shown = href.startsWith("mailto:") ? href.substring("mailto:".length()) : href;
        if (!link.text().strip().equals(shown)) {
            text.append(" (").append(shown).append(')');
        }
    }
}
