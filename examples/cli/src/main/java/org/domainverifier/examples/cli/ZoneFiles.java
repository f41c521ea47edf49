package org.domainverifier.examples.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.dns.resolver.ZoneResolver;

/** Zone files as a DNS. */
final class ZoneFiles {
    private static final Pattern WITH_LINE = Pattern.compile("not a zone: line (\\d+): (.*)", Pattern.DOTALL);

    private ZoneFiles() {}

    /** The DNS of all these files together. */
    static ZoneResolver read(List<String> files) {
        ZoneResolver.Builder zones = ZoneResolver.builder();
        for (String file : files) {
            String text = InputFile.read(file);
            try {
                zones.zone(text);
            } catch (IllegalArgumentException malformed) {
                throw complaint(file, malformed);
            }
        }
        return zones.build();
    }

    private static UsageException complaint(String file, IllegalArgumentException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Matcher withLine = WITH_LINE.matcher(message);
        return new UsageException(
                withLine.matches()
                        ? file + ":" + withLine.group(1) + ": not a zone file: " + withLine.group(2)
                        : file + ": " + message,
                malformed);
    }
}
