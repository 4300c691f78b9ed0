package org.millrace.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.spi.ContactChanges;
import org.millrace.spi.ContactDirectory;
import org.millrace.spi.DirectoryUnavailable;

/** A host's directory that remembers what it was told, fails as it is told to, and can be gone. */
public final class MemoryDirectory implements ContactDirectory, HostDirectory.Host {

    public final List<ContactChanges> told = new ArrayList<>();
    public Optional<RuntimeException> failure = Optional.empty();
    public boolean there = true;

    @Override
    public void apply(ContactChanges changes) {
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        told.add(changes);
    }

    @Override
    public boolean expected() {
        return true;
    }

    @Override
    public ContactDirectory directory() {
        if (!there) {
            throw new DirectoryUnavailable("nothing stands there");
        }
        return this;
    }
}
