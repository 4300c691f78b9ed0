package org.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of processes, from Linux' /proc: what the work cost, whoever else was on the machine meanwhile. */
final class CpuSeconds {

    private static final double TICKS = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;

    private CpuSeconds() {}

    /** Of the process itself. */
    static double of(long pid) {
        String[] stat = stat(Long.toString(pid));
        return (Long.parseLong(stat[USER]) + Long.parseLong(stat[USER + 1])) / TICKS;
    }

    /** Of the process, its children that live and those that have ended. */
    static double ofTree(long pid) {
        String[] stat = stat(Long.toString(pid));
        double ended = (Long.parseLong(stat[USER + 2]) + Long.parseLong(stat[USER + 3])) / TICKS;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return ended
                    + of(pid)
                    + processes
                            .map(path -> path.getFileName().toString())
                            .filter(name -> name.chars().allMatch(Character::isDigit))
                            .map(CpuSeconds::stat)
                            .filter(child -> child.length > USER && Long.parseLong(child[PARENT]) == pid)
                            .mapToDouble(
                                    child -> (Long.parseLong(child[USER]) + Long.parseLong(child[USER + 1])) / TICKS)
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long parent(long pid) {
        return Long.parseLong(stat(Long.toString(pid))[PARENT]);
    }

    /** The fields after the name, which may hold blanks; none for a process that is gone. */
    private static String[] stat(String pid) {
        try {
            String line = Files.readString(Path.of("/proc", pid, "stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }
}
