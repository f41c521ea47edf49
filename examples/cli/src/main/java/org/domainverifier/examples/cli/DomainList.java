package org.domainverifier.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * The domains that {@code --from} names, one to a line, read as they come. Empty lines are skipped, and so is what follows a
 * {@code #}. A line that is not a domain name is complained of and skipped.
 */
final class DomainList implements AutoCloseable {
    private final String name;
    private final BufferedReader reader;
    private final Streams streams;
    private final Optional<Customers> customers;
    private int lines;
    private int domains;
    private int complaints;

    private DomainList(String name, InputStream stream, Streams streams, Optional<Customers> customers) {
        this.name = name;
        this.customers = customers;
        // octets that are not UTF-8 become replacement characters, and the line a complaint
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.streams = streams;
    }

    /** With customers, whoever is none of them is complained of as well. */
    static DomainList open(String file, Streams streams, Optional<Customers> customers) {
        if (file.equals("-")) {
            return new DomainList("standard input", streams.in(), streams, customers);
        }
        Path path = InputFile.path(file);
        if (Files.isDirectory(path)) {
            throw new UsageException(file + ": it is a folder, not a file");
        }
        try {
            return new DomainList(file, Files.newInputStream(path), streams, customers);
        } catch (IOException unreadable) {
            throw InputFile.unreadable(file, unreadable);
        }
    }

    /** The next domain; empty at the end. */
    Optional<DomainName> next() {
        for (String line = readLine(); line != null; line = readLine()) {
            String text = withoutComment(line).strip();
            if (text.isEmpty()) {
                continue;
            }
            try {
                DomainName domain = DomainName.of(text);
                Optional<String> stranger = customers.flatMap(each -> each.complaint(domain));
                if (stranger.isPresent()) {
                    complain(lines + ": " + stranger.get());
                    continue;
                }
                domains++;
                return Optional.of(domain);
            } catch (IllegalArgumentException notADomain) {
                complain(lines + ": " + notADomain.getMessage());
            }
        }
        if (domains == 0 && complaints == 0) {
            complain(" there is no domain in it");
        }
        return Optional.empty();
    }

    /** Whether there was anything to complain of. */
    boolean isFaulty() {
        return complaints > 0;
    }

    private String readLine() {
        try {
            String line = reader.readLine();
            lines++;
            return line == null || lines > 1 || !line.startsWith("\ufeff") ? line : line.substring(1);
        } catch (IOException broken) {
            throw InputFile.unreadable(name, broken);
        }
    }

    private void complain(String what) {
        complaints++;
        streams.complain(name + ":" + what);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException alreadyRead) {
            // all that was wanted of it has been read
        }
    }
}
