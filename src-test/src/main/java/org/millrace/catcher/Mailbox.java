package org.millrace.catcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All mails that were taken, in the file, and an index of them in memory: by number and by recipient. */
public final class Mailbox implements AutoCloseable {

    /**
     * Mails whose recipient begins with a prefix.
     *
     * @param total how many there are
     * @param distinctRecipients how many addresses got at least one
     * @param duplicates how many went to an address that had one already
     * @param messages the newest of them first, as many as were asked for
     */
    public record Found(long total, long distinctRecipients, long duplicates, List<StoredMail> messages) {}

    private final Clock clock;
    private final MailFile file;
    private final NavigableMap<Long, Indexed> byId = new TreeMap<>();
    private final NavigableMap<String, List<Indexed>> byRecipient = new TreeMap<>();
    private long lastId;

    private record Indexed(StoredMail mail, long offset) {}

    private Mailbox(Path folder, Clock clock) throws IOException {
        this.clock = clock;
        this.file = MailFile.open(folder.resolve("mails"), this::index);
    }

    static Mailbox open(Path folder, Clock clock) throws IOException {
        return new Mailbox(folder, clock);
    }

    synchronized StoredMail add(String sender, String recipient, byte[] content) throws IOException {
        String address = recipient.toLowerCase(Locale.ROOT);
        return index(file.append(clock.millis(), sender, address, content)).mail();
    }

    /** The newest mails come first; of the figures none depends on the limit. */
    public synchronized Found find(String recipientPrefix, int limit) {
        Collection<List<Indexed>> matching = matching(recipientPrefix.toLowerCase(Locale.ROOT));
        long total = 0;
        for (List<Indexed> mails : matching) {
            total += mails.size();
        }
        return new Found(total, matching.size(), total - matching.size(), newest(recipientPrefix, matching, limit));
    }

    /** The mail as it came over the wire; null if there is none of that number. */
    public synchronized byte[] content(long id) throws IOException {
        Indexed indexed = byId.get(id);
        return indexed == null ? null : file.read(indexed.offset()).content();
    }

    synchronized StoredMail mail(long id) {
        Indexed indexed = byId.get(id);
        return indexed == null ? null : indexed.mail();
    }

    public synchronized void clear() throws IOException {
        file.clear();
        byId.clear();
        byRecipient.clear();
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Indexed index(MailFile.Entry entry) {
        MailHeaders headers = MailHeaders.of(entry.content());
        StoredMail mail = new StoredMail(
                ++lastId,
                Instant.ofEpochMilli(entry.receivedMillis()),
                entry.sender(),
                entry.recipient(),
                headers.subject(),
                headers.messageId());
        Indexed indexed = new Indexed(mail, entry.offset());
        byId.put(mail.id(), indexed);
        byRecipient
                .computeIfAbsent(entry.recipient(), address -> new ArrayList<>(1))
                .add(indexed);
        return indexed;
    }

    private Collection<List<Indexed>> matching(String prefix) {
        return prefix.isEmpty()
                ? byRecipient.values()
                : byRecipient
                        .subMap(prefix, true, prefix + Character.MAX_VALUE, false)
                        .values();
    }

    private List<StoredMail> newest(String prefix, Collection<List<Indexed>> matching, int limit) {
        if (limit == 0) {
            return List.of();
        }
        if (prefix.isEmpty()) {
            return byId.descendingMap().values().stream()
                    .limit(limit)
                    .map(Indexed::mail)
                    .toList();
        }
        return matching.stream()
                .flatMap(List::stream)
                .map(Indexed::mail)
                .sorted(Comparator.comparingLong(StoredMail::id).reversed())
                .limit(limit)
                .toList();
    }
}
