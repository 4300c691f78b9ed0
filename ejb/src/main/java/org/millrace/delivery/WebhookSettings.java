package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.delivery.webhook.Destinations;
import org.millrace.delivery.webhook.Resolver;
import org.millrace.platform.Sealing;
import org.millrace.platform.Setting;

/**
 * {@code millrace.webhooks.internal-hosts}: hosts of the house that webhooks may be sent to although their addresses are not public,
 * with commas between them; also without TLS. {@code millrace.secret} seals the secrets that sign.
 */
@ApplicationScoped
class WebhookSettings {

    private Sealing sealing;
    private Set<String> internalHosts;

    WebhookSettings() {}

    WebhookSettings(Sealing sealing, Set<String> internalHosts) {
        this.sealing = sealing;
        this.internalHosts = internalHosts;
    }

    @PostConstruct
    void read() {
        sealing = new Sealing(Setting.text("millrace.secret")
                .orElseThrow(() -> new IllegalStateException("The setting millrace.secret is missing")));
        internalHosts = Setting.text("millrace.webhooks.internal-hosts").stream()
                .flatMap(hosts -> Arrays.stream(hosts.split(",")))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    Sealing sealing() {
        return sealing;
    }

    Destinations destinations() {
        return new Destinations(Resolver.SYSTEM, internalHosts);
    }
}
