package org.millrace.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers in the shape of the Hillstrom file: the real ones' first where they lie beside the checkout, else made up. */
record CustomerSample(List<String> lines) {

    static final String HEADER =
            "recency,history_segment,history,mens,womens,zip_code,newbie,channel,treatment,conversion,visit,spend";

    private static final List<String> ARMS = List.of("Mens E-Mail", "Womens E-Mail", "No E-Mail");

    static CustomerSample realOr(int rows, long seed) {
        Path real = Path.of(System.getProperty("millrace.root", ".."), "..", "shared", "data", "hillstrom.csv");
        if (!Files.isReadable(real)) {
            return madeUp(rows, seed);
        }
        try (var all = Files.lines(real, StandardCharsets.UTF_8)) {
            return new CustomerSample(all.limit(rows + 1L).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arms of different sizes, a quoted comma here and there. */
    static CustomerSample madeUp(int rows, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < rows; i++) {
            int arm = random.nextInt(10) < 5 ? 0 : 1 + random.nextInt(2);
            boolean visits = random.nextDouble() < 0.3 - arm * 0.08;
            boolean buys = visits && random.nextInt(4) == 0;
            lines.add("%d,%s,%d.%02d,1,0,Rural,0,Web,%s,%d,%d,%s"
                    .formatted(
                            1 + random.nextInt(12),
                            random.nextInt(9) == 0 ? "\"7) $1,000 +\"" : "2) $100 - $200",
                            random.nextInt(900),
                            random.nextInt(100),
                            ARMS.get(arm),
                            buys ? 1 : 0,
                            visits ? 1 : 0,
                            buys ? random.nextInt(20_000) / 100.0 : "0.0"));
        }
        return new CustomerSample(lines);
    }

    /** The last four columns first, in another order. */
    CustomerSample reordered() {
        return new CustomerSample(lines.stream()
                .map(line -> {
                    int spend = line.lastIndexOf(',');
                    int visit = line.lastIndexOf(',', spend - 1);
                    int conversion = line.lastIndexOf(',', visit - 1);
                    int treatment = line.lastIndexOf(',', conversion - 1);
                    return line.substring(spend + 1) + line.substring(treatment, conversion)
                            + line.substring(visit, spend) + line.substring(conversion, visit) + ","
                            + line.substring(0, treatment);
                })
                .toList());
    }

    int rows() {
        return lines.size() - 1;
    }

    Path write(Path file, String lineEnding) {
        try {
            return Files.writeString(file, String.join(lineEnding, lines) + lineEnding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Arm arm(String name) {
        List<String[]> mine = lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(line.lastIndexOf(',', line.indexOf("E-Mail")) + 1)
                        .split(","))
                .filter(cells -> cells[0].equals(name))
                .toList();
        return new Arm(
                mine.size(),
                mine.stream().filter(cells -> cells[2].equals("1")).count(),
                mine.stream().filter(cells -> cells[1].equals("1")).count(),
                mine.stream()
                        .filter(cells -> cells[1].equals("1"))
                        .mapToDouble(cells -> Double.parseDouble(cells[3]))
                        .sum());
    }

    /** An arm's customers, counted in the file. */
    record Arm(long contacts, long visits, long orders, double spend) {}
}
