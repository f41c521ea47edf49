package org.domainverifier.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.CertificateProblem;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.PolicyFetch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports in which nearly every key of the JSON report occurs: the customers of the demonstration, and a domain with a bit of everything. */
final class JsonSituations {
    private static final Path DEMO = Path.of("..", "demo");
    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    private static final String ZONE = """
            rich.example.  300 IN MX  10 mail.rich.example.
            rich.example.  300 IN MX  20 \\060domain\\062.trekmail.net.
            rich.example.  300 IN TXT "v=spf1 a mx:%{d} a:h..example ptr exists:%{ir}.%{v}._spf.%{d2r} ip4:192.0.2.0/24 ip6:2001:db8::/32 include:deep.example include:192.0.2.1 moo x=%{d} exp=why.%{d} redirect=deep.example ?all"
            deep.example.  300 IN TXT "v=spf1 include:deeper.example include:gone.example ~all"
            deeper.example. 300 IN TXT "v=spf1 a:mail.rich.example include:deep.example -all"
            mail.rich.example. 300 IN A 192.0.2.25
            _dmarc.rich.example. 300 IN TXT "v=DMARC1; p=quarantine; sp=none; np=reject; rua=mailto:a@third.example,mailto:b@gone.example; ruf=mailto:f@rich.example; fo=1:d; adkim=s; t=y; x=1; pct=50"
            rich.example._report._dmarc.third.example. 300 IN TXT "v=DMARC1; rua=mailto:c@third.example"
            _smtp._tls.rich.example. 300 IN TXT "v=TLSRPTv1; rua=mailto:t@gone.example,https://r.example/; ext=1"
            _mta-sts.rich.example. 300 IN TXT "v=STSv1; id=1; ext=2"
            mta-sts.rich.example. 300 IN CNAME sts.trekmail.net.
            sts.trekmail.net. 300 IN A 198.51.100.7
            default._domainkey.rich.example. 300 IN TXT "v=DKIM1; h=sha256; k=ed25519; n=note; s=email; t=y; x=1; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            s1._domainkey.rich.example. 300 IN CNAME s1.dkim.trekmail.net.
            s1.dkim.trekmail.net. 300 IN TXT "v=DKIM1; p="
            www.rich.example. 300 IN A 192.0.2.1
            site.rich.example. 300 IN CNAME old.example.
            old.example. 300 IN A 192.0.2.3
            rich.example. 300 IN TXT "trekmail-site=old\\200"
            _imaps._tcp.rich.example. 300 IN SRV 0 1 993 imap.trekmail.net.
            rich.example. 300 IN CAA 0 issue "letsencrypt.org"
            """;

    private static final String PROVIDER = """
            name: TrekMail
            mx: { hosts: [mail.rich.example], order: any }
            spf: { include: [spf.trekmail.net] }
            dkim: [{ selector: s1, cname: s1.dkim.trekmail.net }, { selector: late }, { selector: default, key: 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= }]
            dmarc: { at-least: reject, suggest: "v=DMARC1; p=reject; rua=mailto:dmarc@trekmail.net", rua: ["mailto:dmarc@trekmail.net"] }
            recommended:
              tls-rpt: { rua: ["mailto:tlsrpt@trekmail.net"] }
              mta-sts: { host: mta-sts.trekmail.net, id: "20251124" }
            records:
              - { name: site, type: CNAME, value: site.trekmail.net }
              - { name: www, type: A, value: [192.0.2.1, 192.0.2.2] }
              - { name: six, type: AAAA, value: 2001:db8::1 }
              - { type: TXT, value: trekmail-site=4711, replacing: "trekmail-site=" }
              - { name: _imaps._tcp, type: SRV, value: 0 1 993 imap.trekmail.net }
              - { type: CAA, value: letsencrypt.org }
            at:
              send:
                mx: [{ preference: 10, host: bounce.trekmail.net }]
                spf: { include: [spf.trekmail.net] }
            """;

    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final JsonReport PRINTER =
            new JsonReport(new PrintStream(OUT, true, StandardCharsets.UTF_8), Locale.ENGLISH);

    private JsonSituations() {}

    /** Verified once for all tests. */
    private static final class All {
        private static final List<DomainReport> REPORTS = verified();
    }

    static List<DomainReport> reports() {
        return All.REPORTS;
    }

    private static List<DomainReport> verified() {
        List<DomainReport> reports = new ArrayList<>(demonstration());
        ZoneResolver rich = ZoneResolver.parse(ZONE);
        Optional<Provider> provider = Optional.of(ProviderFile.parse("provider.yaml", PROVIDER, Optional.empty()));
        reports.add(verify(rich, provider, "rich.example"));
        reports.add(verify(rich, Optional.empty(), "rich.example"));
        reports.add(verify(ZoneResolver.parse(""), provider, "nobody.example"));
        reports.add(verify(failing(), provider, "rich.example"));
        reports.add(verify(ZoneResolver.parse(longRecords()), Optional.empty(), "long.example"));
        fetches().forEach(fetch -> reports.add(fetched(rich, fetch)));
        return reports;
    }

    /** What the command prints of a report with {@code --json}. */
    static synchronized JsonNode printed(DomainReport report) {
        OUT.reset();
        PRINTER.print(report);
        return JsonMapper.shared().readTree(OUT.toByteArray());
    }

    private static List<DomainReport> demonstration() {
        List<Path> zones = files(DEMO.resolve("src/main/zones"));
        ZoneResolver dns = ZoneFiles.read(zones.stream().map(Path::toString).toList());
        List<DomainReport> reports = new ArrayList<>();
        for (Path zone : zones) {
            String name = zone.getFileName().toString().replace(".zone", "");
            if (name.endsWith(".example")) {
                String asked = name.startsWith("newsletter") ? "sender.yaml" : "trekmail.yaml";
                Provider provider = ProviderFile.read(DEMO.resolve(asked).toString(), Optional.empty());
                reports.add(verify(dns, Optional.of(provider), name));
            }
        }
        return reports;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DomainReport verify(DnsResolver dns, Optional<Provider> provider, String domain) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns);
        provider.ifPresent(each -> each.state(builder));
        return builder.build().verify(domain);
    }

    private static DomainReport fetched(DnsResolver dns, PolicyFetch fetch) {
        return DomainVerifier.builder()
                .resolver(dns)
                .only("mta-sts")
                .check(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)))
                .build()
                .verify("rich.example");
    }

    private static ZoneResolver failing() {
        return ZoneResolver.builder()
                .zone(ZONE)
                .fail(FailureCause.TIMEOUT, "_dmarc.rich.example")
                .servfail("deep.example")
                .servfail("mta-sts.rich.example")
                .build();
    }

    /** Longer than what is shown, and longer than what is read. */
    private static String longRecords() {
        String strings = " \"; x=123456789012345678901234567890\"";
        return "long.example. 300 IN TXT \"v=spf1\"" + " \" moo moo a:b.example foo\"".repeat(60) + "\n"
                + "_dmarc.long.example. 300 IN TXT \"v=DMARC1; p=none\"" + strings.repeat(400) + "\n";
    }

    private static Stream<PolicyFetch> fetches() {
        return Stream.of(
                new PolicyFetch.Fetched(
                        ADDRESS,
                        MtaStsPolicy.parse(
                                "version: STSv1\nmode: enforce\nmx: *.rich.example\nmx: a.example\nmax_age: 9999999999\na: 1\n")),
                new PolicyFetch.AddressRefused(List.of(new PolicyFetch.SpecialAddress(ADDRESS, SpecialRange.LOOPBACK))),
                new PolicyFetch.NotConnected(ADDRESS, PolicyFetch.ConnectFailure.REFUSED, "refused"),
                new PolicyFetch.CertificateRejected(
                        ADDRESS, List.of(CertificateProblem.EXPIRED), List.of("other.example"), "CN=x"),
                new PolicyFetch.Redirected(301, Optional.of("https://www.example/")),
                new PolicyFetch.TimedOut(Duration.ofSeconds(10)));
    }
}
