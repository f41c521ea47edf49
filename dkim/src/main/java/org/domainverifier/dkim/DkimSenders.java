package org.domainverifier.dkim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/** The selectors and CNAME targets of well-known senders, from {@code selectors.tsv}, which describes its format. */
final class DkimSenders {
    /** The data of this library. */
    static final DkimSenders KNOWN = load();

    private static final String NOBODY = "-";

    /**
     * One line.
     *
     * @param name the sender, or {@code -}
     * @param selectors its selectors
     * @param targets the suffixes of its CNAME targets
     */
    record Sender(String name, List<String> selectors, List<DomainName> targets) {
        boolean isSomebody() {
            return !name.equals(NOBODY);
        }
    }

    private final List<Sender> senders;

    DkimSenders(List<Sender> senders) {
        this.senders = List.copyOf(senders);
    }

    List<Sender> all() {
        return senders;
    }

    /** The selectors of the first line. */
    List<String> commonest() {
        return senders.get(0).selectors();
    }

    /** All selectors, each once, in the order of the file. */
    List<String> selectors() {
        return senders.stream()
                .flatMap(sender -> sender.selectors().stream())
                .distinct()
                .toList();
    }

    /** Whose CNAME targets one of these names is, for certain. */
    Optional<String> byTarget(Collection<DomainName> targets) {
        return senders.stream()
                .filter(sender -> sender.targets().stream()
                        .anyMatch(suffix -> targets.stream().anyMatch(target -> target.isWithin(suffix))))
                .map(Sender::name)
                .findFirst();
    }

    /** Who uses this selector, among others. */
    List<String> bySelector(String selector) {
        return senders.stream()
                .filter(sender -> sender.isSomebody() && sender.selectors().contains(selector))
                .map(Sender::name)
                .toList();
    }

    private static DkimSenders load() {
        try (InputStream stream = DkimSenders.class.getResourceAsStream("selectors.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("selectors.tsv is not beside " + DkimSenders.class.getName());
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return parse(reader.lines().toList());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads the lines of a data file.
     *
     * @throws IllegalArgumentException if one has not the three fields, or one of these is no selector or name
     */
    static DkimSenders parse(List<String> lines) {
        List<Sender> senders = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = Arrays.asList(line.split("\t", -1));
            if (fields.size() != 3 || fields.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("not three fields divided by tabs: " + line);
            }
            senders.add(new Sender(
                    fields.get(0),
                    words(fields.get(1)).stream().map(Selectors::checked).toList(),
                    words(fields.get(2)).stream().map(DomainName::of).toList()));
        }
        return new DkimSenders(senders);
    }

    private static List<String> words(String field) {
        return field.equals(NOBODY) ? List.of() : List.of(field.split(" ", -1));
    }
}
