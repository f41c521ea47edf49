package org.domainverifier.cost;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;

/** Zones of those who share a verifier: many innocent ones, and what a stranger's zone may have that costs the verifier much. */
public final class Neighbourhood {
    private static final int LONGEST = 60_000;
    private static final int STRING = 255;
    private static final int EXCHANGERS = 10; // RFC 7208 §4.6.4: of more, receivers make an error

    private Neighbourhood() {}

    /** The zones of a provider and of so many customers whose records are right: {@code good0.example} and so on. */
    public static String[] innocent(int customers) {
        ZoneText provider = ZoneText.of("trekmail.net")
                .records("mail IN A 192.0.2.25\nspf IN TXT \"v=spf1 ip4:192.0.2.0/28 -all\"");
        Stream<ZoneText> zones = IntStream.range(0, customers)
                .mapToObj(i -> ZoneText.of("good" + i + ".example")
                        .records("@ IN MX 10 mail.trekmail.net.\n@ IN TXT \"v=spf1 include:spf.trekmail.net -all\""));
        return Stream.concat(Stream.of(provider), zones).map(ZoneText::toString).toArray(String[]::new);
    }

    /** A text of 60,000 octets as the strings of a TXT record, with a part as often as there is room. */
    public static String longText(String start, String part, String end) {
        return strings(start + part.repeat((LONGEST - start.length() - end.length()) / part.length()) + end);
    }

    private static String strings(String text) {
        StringBuilder strings = new StringBuilder();
        for (int at = 0; at < text.length(); at += STRING) {
            strings.append('"')
                    .append(text, at, Math.min(text.length(), at + STRING))
                    .append("\" ");
        }
        return strings.toString();
    }

    /** So many exchangers of the domain's own, none of which has an address. */
    public static void exchangers(ZoneText zone, int count) {
        zone.records(numbered(count, i -> "@ IN MX 10 x" + i + "\n"));
    }

    /** An SPF record with so many {@code mx} terms; each leads to ten exchangers of whose addresses the server says nothing. */
    public static void silentExchangers(ZoneText zone, LoopbackDnsServer server, String domain, int terms) {
        zone.records("@ IN TXT " + strings("v=spf1 " + numbered(terms, i -> "mx:m" + i + "." + domain + " ") + "-all"));
        for (int i = 0; i < terms; i++) {
            for (int j = 0; j < EXCHANGERS; j++) {
                zone.records("m" + i + " IN MX 10 x" + i + "-" + j);
                server.fault("x" + i + "-" + j + "." + domain, Fault.SILENT);
            }
        }
    }

    private static String numbered(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }
}
