package org.millrace.trigger;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import org.millrace.platform.Sealing;
import org.millrace.platform.Setting;

/** {@code millrace.secret} seals the secrets with which callers sign. */
@ApplicationScoped
class HookSettings {

    private Sealing sealing;

    HookSettings() {}

    HookSettings(Sealing sealing) {
        this.sealing = sealing;
    }

    @PostConstruct
    void read() {
        sealing = new Sealing(Setting.text("millrace.secret")
                .orElseThrow(() -> new IllegalStateException("The setting millrace.secret is missing")));
    }

    Sealing sealing() {
        return sealing;
    }
}
