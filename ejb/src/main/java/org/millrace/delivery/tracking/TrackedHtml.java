package org.millrace.delivery.tracking;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A mail's HTML whose links lead over our counter, and whose opening is seen. */
public final class TrackedHtml {

    private static final int LONGEST_URL = 2_000;

    private final Document document;

    public TrackedHtml(String html) {
        document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
    }

    /** The targets to be known to the ledger; only web addresses, and none that leads to us to opt out. */
    public Set<String> targets(String ownBaseUrl) {
        Set<String> targets = new LinkedHashSet<>();
        document.select("a[href], area[href]").forEach(link -> {
            String target = link.attr("href").strip();
            if (trackable(target) && !target.startsWith(ownBaseUrl + "/u/")) {
                targets.add(target);
            }
        });
        return targets;
    }

    /** @param links numbers of the targets */
    public void trackClicks(TrackingAddresses addresses, long messageId, Map<String, Long> links) {
        document.select("a[href], area[href]").forEach(link -> {
            Long id = links.get(link.attr("href").strip());
            if (id != null) {
                link.attr("href", addresses.click(messageId, id));
            }
        });
    }

    public void trackOpening(TrackingAddresses addresses, long messageId) {
        Element pixel = document.body().appendElement("img");
        pixel.attr("src", addresses.open(messageId));
        pixel.attr("width", "1").attr("height", "1").attr("alt", "");
        pixel.attr("style", "display:block;border:0;width:1px;height:1px");
    }

    public String html() {
        return document.outerHtml();
    }

    private static boolean trackable(String target) {
        if (target.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI uri = new URI(target);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
