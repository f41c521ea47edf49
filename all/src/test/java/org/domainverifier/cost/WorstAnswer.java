package org.domainverifier.cost;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.testing.internal.WorstText;
import org.domainverifier.txt.TxtKind;

/**
 * A zone of a stranger with one answer in it that is as bad as the DNS can carry.
 *
 * @param name what is special about it
 * @param size how large it can be
 * @param zone makes the zone for a size
 */
record WorstAnswer(String name, int size, IntFunction<WorstZone> zone) {
    private static final int RECORD_OCTETS = 16; // of a small record with a compressed name
    private static final int MANY = WorstText.LONGEST / RECORD_OCTETS;
    private static final int STRING_OCTETS = 255;

    /** Where a record of each kind is. */
    static String place(String kind) {
        return switch (kind) {
            case "spf" -> "evil.example";
            case "dkim" -> "dkim._domainkey.evil.example";
            case "dmarc" -> "_dmarc.evil.example";
            case "tls-rpt" -> "_smtp._tls.evil.example";
            case "mta-sts" -> "_mta-sts.evil.example";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    static Stream<WorstAnswer> all() {
        return Stream.of(texts(), manyRecords(), strings(), addresses()).flatMap(answers -> answers);
    }

    private static Stream<WorstAnswer> texts() {
        // as long as the DNS can carry, and as long as a text may be that is parsed
        return WorstText.all().stream()
                .filter(text -> !text.kind().equals("policy"))
                .flatMap(text -> Stream.of(text(text, WorstText.LONGEST), text(text, TxtKind.LONGEST_TEXT)));
    }

    private static WorstAnswer text(WorstText text, int longest) {
        return new WorstAnswer(
                text + ", " + longest + " octets",
                longest,
                length ->
                        new WorstZone().txt(place(text.kind()), text.ofLength().apply(length)));
    }

    private static WorstAnswer records(String name, String place, int size, IntFunction<RecordData> record) {
        return new WorstAnswer(name, size, count -> {
            WorstZone zone = new WorstZone();
            IntStream.range(0, count).forEach(i -> zone.add(place, record.apply(i)));
            return zone;
        });
    }

    /** Of each kind of record, as many as one answer holds. */
    static Stream<WorstAnswer> manyRecords() {
        Stream.Builder<WorstAnswer> answers = Stream.builder();
        for (String[] kind : new String[][] {
            {"spf", "v=spf1 a:h#.example -all"},
            {"dkim", "v=DKIM1; n=#; p=AAAA"},
            {"dmarc", "v=DMARC1; p=none; x=#"},
            {"tls-rpt", "v=TLSRPTv1; rua=mailto:a@b#.example"},
            {"mta-sts", "v=STSv1; id=#"}
        }) {
            String place = place(kind[0]);
            int most = WorstText.LONGEST / (kind[1].length() + RECORD_OCTETS);
            answers.add(
                    records(kind[0] + ": records", place, most, i -> RecordData.Txt.of(kind[1].replace("#", "" + i))));
            answers.add(records(
                    kind[0] + ": pasted records",
                    place,
                    most,
                    i -> RecordData.Txt.of("\"" + kind[1].replace("#", "" + i) + "\"")));
            answers.add(records(kind[0] + ": other records", place, MANY, i -> RecordData.Txt.of("x" + i)));
            answers.add(records(
                    kind[0] + ": unprintable records", place, WorstText.LONGEST / 128, WorstAnswer::unprintable));
        }
        answers.add(records("mx: exchangers", "evil.example", 3000, i -> mx(10, "a" + i + ".evil.example")));
        answers.add(records("mx: one exchanger", "evil.example", 3000, i -> mx(i, "mail.trekmail.net")));
        answers.add(records("mx: foreign services", "evil.example", 1500, i -> mx(i, "a" + i + ".aspmx.l.google.com")));
        answers.add(records("mx: misspellings", "evil.example", 2000, i -> mx(10, "mail.trekmail.n" + i)));
        answers.add(records("mx: made by a DNS host", "evil.example", 2000, i -> mx(i, "_dc-mx." + i + ".example")));
        answers.add(
                records("mx: null and more", "evil.example", 3000, i -> mx(i, i == 0 ? "." : "a" + i + ".example")));
        answers.add(behindAnAlias("mx: behind an alias", "evil.example", 3000, i -> mx(10, "a" + i + ".evil.example")));
        answers.add(behindAnAlias("spf: behind an alias", "evil.example", MANY, i -> RecordData.Txt.of("x" + i)));
        answers.add(behindAnAlias(
                "dkim: behind an alias", place("dkim"), 1500, i -> RecordData.Txt.of("v=DKIM1; n=" + i + "; p=AAAA")));
        return answers.build();
    }

    /** As {@link #records}, where the name is an alias: then no record can be changed without all others. */
    private static WorstAnswer behindAnAlias(String name, String place, int size, IntFunction<RecordData> record) {
        return new WorstAnswer(name, size, count -> {
            WorstZone zone = new WorstZone().alias(place, "web.evil.example");
            IntStream.range(0, count).forEach(i -> zone.add("web.evil.example", record.apply(i)));
            return zone;
        });
    }

    private static RecordData unprintable(int i) {
        byte[] octets = new byte[113];
        Arrays.fill(octets, (byte) 1);
        octets[111] = (byte) (i >> 7 | 0x80);
        octets[112] = (byte) (i | 0x80);
        return new RecordData.Txt(List.of(Octets.of(octets)));
    }

    static RecordData mx(int preference, String host) {
        return new RecordData.Mx(preference, host.equals(".") ? DomainName.ROOT : DomainName.of(host));
    }

    /** Records of one text in as many strings as possible. */
    private static Stream<WorstAnswer> strings() {
        return Stream.of(
                        "spf v=spf1 include:spf.trekmail.net%{i}a",
                        "spf v=spf1 a:b.example ",
                        "dkim v=DKIM1; p=AAAA",
                        "dmarc v=DMARC1; p=none; ",
                        "tls-rpt v=TLSRPTv1;rua=mailto:",
                        "mta-sts v=STSv1; id=1")
                .flatMap(start -> IntStream.of(1, 14, 60).mapToObj(octets -> inStrings(start, octets)));
    }

    private static WorstAnswer inStrings(String start, int octets) {
        String kind = start.substring(0, start.indexOf(' '));
        String version = start.substring(start.indexOf(' ') + 1);
        return new WorstAnswer(kind + ": strings of " + octets + " behind " + version, WorstText.LONGEST, length -> {
            List<Octets> strings = new ArrayList<>();
            strings.add(octets(version));
            for (int sum = version.length(); sum + octets + 1 < length; sum += octets + 1) {
                strings.add(
                        octets("mx:a.example a:b-c.example ip4:192.0.2.1 include:d.example x".substring(0, octets)));
            }
            return new WorstZone().add(place(kind), new RecordData.Txt(strings));
        });
    }

    private static Octets octets(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return Octets.of(Arrays.copyOf(octets, Math.min(octets.length, STRING_OCTETS)));
    }

    private static Stream<WorstAnswer> addresses() {
        return Stream.of(
                new WorstAnswer("addresses of an exchanger", MANY, count -> {
                    WorstZone zone = new WorstZone().add("evil.example", mx(10, "mail.evil.example"));
                    IntStream.range(0, count).forEach(i -> zone.add("mail.evil.example", a(i)));
                    return zone;
                }),
                new WorstAnswer("IPv6 addresses of an exchanger", WorstText.LONGEST / 28, count -> {
                    WorstZone zone = new WorstZone().add("evil.example", mx(10, "mail.evil.example"));
                    IntStream.range(0, count).forEach(i -> zone.add("mail.evil.example", aaaa(i)));
                    return zone;
                }),
                new WorstAnswer("addresses of SPF's hosts", MANY, count -> {
                    WorstZone zone = new WorstZone()
                            .txt("evil.example", "v=spf1 a:a.evil.example a:a.evil.example/24 mx:a.evil.example -all")
                            .add("a.evil.example", mx(10, "a.evil.example"));
                    IntStream.range(0, count).forEach(i -> zone.add("a.evil.example", a(i)));
                    return zone;
                }),
                new WorstAnswer("exchangers of SPF's mx", 3000, count -> {
                    WorstZone zone = new WorstZone().txt("evil.example", "v=spf1 mx:a.evil.example -all");
                    IntStream.range(0, count)
                            .forEach(i -> zone.add("a.evil.example", mx(i, "x" + i + ".evil.example")));
                    return zone;
                }),
                new WorstAnswer("addresses of the policy host", MANY, count -> {
                    WorstZone zone = new WorstZone().txt("_mta-sts.evil.example", "v=STSv1; id=1");
                    IntStream.range(0, count).forEach(i -> zone.add("mta-sts.evil.example", a(i)));
                    return zone;
                }),
                new WorstAnswer("includes of the same size", WorstText.LONGEST / 10, length -> {
                    WorstZone zone = new WorstZone()
                            .txt(
                                    "evil.example",
                                    "v=spf1 "
                                            + IntStream.range(0, 10)
                                                    .mapToObj(i -> "include:i" + i + ".evil.example ")
                                                    .reduce("", String::concat)
                                            + "-all");
                    IntStream.range(0, 10)
                            .forEach(i -> zone.txt(
                                    "i" + i + ".evil.example",
                                    "v=spf1 " + "ip4:10.1.1.1 ".repeat(length / 13) + "-all"));
                    return zone;
                }));
    }

    private static RecordData a(int i) {
        return new RecordData.A((Inet4Address) address(new byte[] {8, 8, (byte) (i >> 8), (byte) i}));
    }

    private static RecordData aaaa(int i) {
        byte[] octets = new byte[16];
        octets[0] = 0x26;
        octets[14] = (byte) (i >> 8);
        octets[15] = (byte) i;
        return new RecordData.Aaaa((Inet6Address) address(octets));
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
