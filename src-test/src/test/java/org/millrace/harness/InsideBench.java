package org.millrace.harness;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Prepares the server that Arquillian is about to start, and tells arquillian.xml where it is. Within that server, where the
 * same test class runs, it does nothing.
 */
public final class InsideBench implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean inside = System.getProperty("jboss.server.base.dir") != null;
        if (inside || System.getProperty("millrace.inside.base") != null) {
            return;
        }
        Bench bench = Bench.shared();
        List<String> options = new ArrayList<>(bench.settings()
                .with("millrace.dev.password", Bench.PASSWORD.replace(' ', '-'))
                .systemProperties());
        options.add("-Xmx1g");
        options.add("-Djava.net.preferIPv4Stack=true");
        options.add("-Djboss.socket.binding.port-offset=" + bench.ports().offset());
        System.setProperty("millrace.inside.home", bench.server().wildfly().toString());
        System.setProperty("millrace.inside.base", bench.server().base().toString());
        System.setProperty("millrace.inside.options", String.join(" ", options));
        System.setProperty(
                "millrace.inside.management", Integer.toString(bench.ports().management()));
    }
}
