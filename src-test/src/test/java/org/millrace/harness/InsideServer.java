package org.millrace.harness;

import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base of tests that run inside the server: a test.war is put into the EAR that the build made. The test's class
 * loader is the WAR's, so it sees public classes of the EAR only. Each class deploys once:
 *
 * <pre>{@code
 * @Deployment
 * static EnterpriseArchive ear() {
 *     return earWith(MyIT.class);
 * }
 * }</pre>
 */
@Tag("in-container")
@ExtendWith({InsideBench.class, ArquillianExtension.class})
public abstract class InsideServer {

    static final String DOMAIN = "millrace-inside";

    protected static EnterpriseArchive earWith(Class<?>... classes) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "millrace.ear")
                .importFrom(Bench.ear().toFile())
                .as(EnterpriseArchive.class);
        WebArchive war = ShrinkWrap.create(WebArchive.class, "test.war")
                .addClasses(InsideServer.class, InsideBench.class, OpenDoor.class)
                .addClasses(classes)
                .addAsWebInfResource(new StringAsset("<beans bean-discovery-mode=\"annotated\"/>"), "beans.xml")
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><security-domain>" + DOMAIN + "</security-domain></jboss-web>"),
                        "jboss-web.xml");
        return ear.addAsModule(Testable.archiveToTest(war)).setApplicationXML(new StringAsset(listing(ear)));
    }

    private static String listing(EnterpriseArchive ear) {
        try (var in = ear.get("META-INF/application.xml").getAsset().openStream()) {
            String listing = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = listing.lastIndexOf("</module>") + "</module>".length();
            return listing.substring(0, end)
                    + "<module><web><web-uri>test.war</web-uri><context-root>/test</context-root></web></module>"
                    + listing.substring(end);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
