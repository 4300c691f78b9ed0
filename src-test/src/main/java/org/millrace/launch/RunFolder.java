package org.millrace.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a run keeps; one launch at a time may use it. */
final class RunFolder {

    private final Path path;
    private final FileLock lock;

    private RunFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static RunFolder lock(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LaunchFailure("Millrace runs already on the data in " + path
                        + ".\nMend it: stop that one, or start another one beside it with -Dmillrace.port-offset=100.");
            }
            return new RunFolder(path, lock);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot use the data folder " + path + ": " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    boolean locked() {
        return lock.isValid();
    }

    void remember(long pid) {
        try {
            Files.writeString(pidFile(), Long.toString(pid));
        } catch (IOException e) {
            throw new LaunchFailure("Cannot write " + pidFile() + ": " + e.getMessage(), e);
        }
    }

    /** If the last launch was killed, its server may still run and hold the ports. */
    void endLeftoverServer(Path base) {
        try {
            if (Files.exists(pidFile())) {
                ServerProcess.endLeftover(
                        Long.parseLong(Files.readString(pidFile()).strip()), base);
                Files.delete(pidFile());
            }
        } catch (IOException | NumberFormatException e) {
            throw new LaunchFailure("Cannot read " + pidFile() + "; delete it and start again", e);
        }
    }

    private Path pidFile() {
        return path.resolve("server.pid");
    }
}
