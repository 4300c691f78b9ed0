package org.millrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of one server. Its configuration is made afresh from the distribution by the scripts of wildfly-config;
 * its data (messages, transactions that are not settled yet) and its logs stay.
 *
 * @param wildfly where the distribution was unpacked; shared, only read
 * @param base the server's own folder
 */
public record ServerFolder(Path wildfly, Path base) {

    private static final String EAR = "millrace.ear";

    public static ServerFolder configured(Path root, Path wildfly, Path driver, Path base) {
        ServerFolder folder = new ServerFolder(absolute(wildfly), absolute(base));
        if (!Files.exists(folder.wildfly.resolve("jboss-modules.jar"))) {
            throw new LaunchFailure("There is no WildFly in " + folder.wildfly
                    + ".\nMend it: let Maven unpack it with mvn -DskipTests package.");
        }
        try {
            Path configuration = folder.base.resolve("configuration");
            Folders.delete(configuration);
            Folders.delete(folder.base.resolve("tmp"));
            Files.createDirectories(folder.base.resolve("deployments"));
            Files.createDirectories(folder.base.resolve("log"));
            Folders.copy(folder.wildfly.resolve("standalone/configuration"), configuration);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot make the server's folder " + folder.base + ": " + e.getMessage(), e);
        }
        Command.run(
                "Configuring WildFly",
                List.of(
                        "sh",
                        absolute(root).resolve("wildfly-config/configure.sh").toString(),
                        "--base",
                        folder.base.toString(),
                        "--driver",
                        absolute(driver).toString(),
                        "--spi",
                        absolute(root)
                                .resolve("ejb/target/millrace-ejb-client.jar")
                                .toString(),
                        folder.wildfly.toString()),
                Map.of(),
                180);
        return folder;
    }

    /** Puts the EAR where the server looks when it starts, instead of any earlier one. */
    public void deploy(Path ear) {
        if (!Files.exists(ear)) {
            throw new LaunchFailure("There is no " + ear + ".\nMend it: build it with mvn -DskipTests package.");
        }
        try {
            undeploy();
            Files.copy(ear, deployments().resolve(EAR), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot deploy " + ear + ": " + e.getMessage(), e);
        }
    }

    /** Puts another deployment beside the EAR; the next {@link #deploy} takes it away again. */
    public Path companion(String name) {
        return deployments().resolve(name);
    }

    /** Forgets how the last start ended, so that the next one answers for itself. */
    void forgetMarkers() {
        try (Stream<Path> files = Files.list(deployments())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.getFileName().toString().endsWith("ar")) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new LaunchFailure("Cannot tidy " + deployments() + ": " + e.getMessage(), e);
        }
    }

    boolean hasDeployment() {
        return Files.exists(deployments().resolve(EAR));
    }

    boolean deployed() {
        return Files.exists(deployments().resolve(EAR + ".deployed"));
    }

    /** Why the EAR was refused; null as long as it was not. */
    String refusal() {
        Path failed = deployments().resolve(EAR + ".failed");
        try {
            return Files.exists(failed) ? Files.readString(failed).strip() : null;
        } catch (IOException e) {
            return "unknown: " + failed + " cannot be read";
        }
    }

    public Path log() {
        return base.resolve("log/server.log");
    }

    Path console() {
        return base.resolve("log/console.log");
    }

    private void undeploy() throws IOException {
        Folders.delete(deployments());
        Files.createDirectories(deployments());
    }

    private Path deployments() {
        return base.resolve("deployments");
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
