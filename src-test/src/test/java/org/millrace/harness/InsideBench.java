package org.millrace.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        openTestDomain(bench.server().base().resolve("configuration/standalone-full.xml"));
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

    /** Arquillian speaks to test.war over HTTP and cannot sign in, so that WAR gets a domain in which nobody is asked to. */
    private static void openTestDomain(Path configuration) {
        String millrace = "<application-security-domain name=\"millrace\" security-domain=\"millraceDomain\""
                + " integrated-jaspi=\"false\"/>";
        String inside = "<application-security-domain name=\"" + InsideServer.DOMAIN
                + "\" security-domain=\"millraceDomain\" enable-jaspi=\"false\"/>";
        try {
            String scripted = Files.readString(configuration);
            if (!scripted.contains(millrace)) {
                throw new IllegalStateException("security.cli made another domain than expected: " + configuration);
            }
            Files.writeString(configuration, scripted.replace(millrace, millrace + inside));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
