package org.millrace.delivery.tracking;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import org.millrace.platform.Setting;

/**
 * {@code millrace.base-url}: where recipients reach this application, {@code https://mail.example.com/millrace}.
 * {@code millrace.secret}: at least 32 characters, kept for as long as links in mails shall work.
 */
@ApplicationScoped
public class TrackingSettings {

    private TrackingAddresses addresses;

    TrackingSettings() {}

    TrackingSettings(TrackingAddresses addresses) {
        this.addresses = addresses;
    }

    @PostConstruct
    void read() {
        addresses =
                new TrackingAddresses(required("millrace.base-url"), new TrackingTokens(required("millrace.secret")));
    }

    public TrackingAddresses addresses() {
        return addresses;
    }

    private static String required(String name) {
        return Setting.text(name).orElseThrow(() -> new IllegalStateException("The setting " + name + " is missing"));
    }
}
