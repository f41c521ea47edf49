package org.domainverifier.situations;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.CertificateProblem;
import org.domainverifier.mtasts.KnownPolicy;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mtasts.MtaStsMode;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** MTA-STS records, policies and the ways to them; TLS-RPT records. */
final class TlsSituations {
    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
    private static final DomainName HOST_NAME = DomainName.of("mta-sts.customer.example");
    private static final String HOST = HOST_NAME + ". 300 A 8.8.4.4\n";
    private static final String PROVIDER = "mta-sts.trekmail.net. A 8.8.4.4\n";
    private static final String ALIAS = HOST_NAME + ". 300 CNAME mta-sts.trekmail.net.\n";
    private static final String MX = "customer.example. MX 10 mail.customer.example.\n";
    private static final String TXT = sts("v=STSv1; id=20251124");
    private static final String ZONE = HOST + TXT + MX + rpt("v=TLSRPTv1; rua=mailto:a@customer.example");
    private static final MtaStsExpectation HOSTED = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124");
    private static final String ENFORCE = policy("enforce", "mail.customer.example");

    private final Situations all;

    private TlsSituations(Situations all) {
        this.all = all;
    }

    static void add(Situations all) {
        TlsSituations situations = new TlsSituations(all);
        situations.records();
        situations.hosts();
        situations.fetches();
        situations.policies();
        situations.agreement();
        situations.reports();
    }

    private void records() {
        for (String text : List.of(
                "v=STSv1;",
                "v=STSv1; id=2025-11-24",
                "v=STSv1; id = 1",
                "v=STSv1 ; id=1; ext=1; id=2",
                "V=STSv1; id=20251124",
                "v=STSv2; id=20251124",
                "v=STSv1; id=old")) {
            zone(PROVIDER + ALIAS + sts(text), HOSTED);
        }
        zone(PROVIDER + ALIAS + TXT + sts("v=STSv1; id=other"), HOSTED);
        zone("");
        zone("customer.example. MX 0 .");
        zone("_mta-sts.customer.example. CNAME sts.other.test.");
        zone("_mta-sts.customer.example.customer.example. TXT \"v=STSv1; id=1\"");
        zone(PROVIDER + ALIAS, MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.empty()));
        zone(PROVIDER + ALIAS, MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.of("not an id")));
        all.verify(
                "mta-sts",
                ZoneResolver.builder().servfail("_mta-sts.customer.example").build(),
                HOSTED);
        all.parsed(MtaStsRecord.parse("v=STSv2; id=1"));
    }

    private void hosts() {
        zone(TXT);
        zone(PROVIDER + TXT, HOSTED);
        zone(PROVIDER + TXT + HOST_NAME + ". CNAME mta-sts.trekmail.net.customer.example.", HOSTED);
        zone(TXT + ALIAS);
        zone(TXT + ALIAS, HOSTED);
        zone(PROVIDER + TXT + HOST, HOSTED);
        zone(PROVIDER + TXT + HOST_NAME + ". CNAME mta-sts.other.example.\nmta-sts.other.example. A 192.0.2.7", HOSTED);
        zone(PROVIDER + TXT + ALIAS, HOSTED);
        zone("mta-sts.trekmail.net. A 192.0.2.1\n" + TXT + ALIAS, HOSTED);
        all.verify(MtaStsCheck.recordsOnly(), ZoneResolver.parse(PROVIDER + TXT + ALIAS), HOSTED);
    }

    private void fetches() {
        for (PolicyFetch fetch : List.of(
                new PolicyFetch.NotResolvable(HOST_NAME, Optional.of(FailureCause.SERVFAIL), "none"),
                new PolicyFetch.AddressRefused(List.of(new PolicyFetch.SpecialAddress(ADDRESS, SpecialRange.LOOPBACK))),
                new PolicyFetch.NotConnected(ADDRESS, PolicyFetch.ConnectFailure.REFUSED, "refused"),
                new PolicyFetch.NotConnected(ADDRESS, PolicyFetch.ConnectFailure.UNREACHABLE, "no route"),
                new PolicyFetch.TlsFailed(ADDRESS, "alert"),
                new PolicyFetch.BadStatus(404),
                new PolicyFetch.BadStatus(403),
                new PolicyFetch.BadStatus(503),
                new PolicyFetch.Redirected(301, Optional.of("https://www.example/")),
                new PolicyFetch.WrongContentType(Optional.of("text/html"), MtaStsPolicy.parse(ENFORCE)),
                new PolicyFetch.TooLarge(65536),
                new PolicyFetch.TimedOut(Duration.ofSeconds(10)),
                new PolicyFetch.BadResponse("garbage"),
                new PolicyFetch.CertificateRejected(
                        ADDRESS, List.of(CertificateProblem.values()), List.of("other.example"), "CN=x"))) {
            fetched(ZONE, fetch);
            fetched(PROVIDER + TXT + ALIAS, fetch);
        }
    }

    private void policies() {
        for (String text : List.of(
                "",
                "\uFEFFversion: STSv1\nmode: none\nmax_age: 86400\n",
                "version: STSv1\nmode: none\n\nmax_age: 86400\na: 1\na: 2\nmax-age: 1\n",
                "version: STSv2\nmode: Enforce\nmax_age: x\n? \nmx: mail*.example.com\nmx: 192.0.2.25\n",
                "version: STSv1\nmode: testing\nmx: a.example.com\nmx: A.example.com\nmax_age: 9999999999\n",
                "version: STSv1\nmode: enforce\nmx: a.example.com\nmax_age: 3600\n",
                "version: STSv1\nmode: enforce\nmx: a.example.com\nmax_age: 86400\n",
                "version: STSv1\nmode: enforce\nmax_age: 1209600\n")) {
            fetched(ZONE, text);
        }
        all.parsed(MtaStsPolicy.parse(new byte[] {'v', (byte) 0xff}));
    }

    private void agreement() {
        fetched(ZONE, policy("none"));
        fetched(
                ZONE,
                policy("testing", "other.example"),
                MtaStsExpectation.anyValid().withModeAtLeast(MtaStsMode.ENFORCE));
        fetched(ZONE, policy("enforce", "other.example"));
        fetched(ZONE, ENFORCE, MtaStsExpectation.anyValid().covering("mx.trekmail.net"));
        fetched(HOST + TXT + MX, ENFORCE);
        fetched(HOST + MX, ENFORCE);
        MtaStsCheck check = MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(read(ENFORCE)));
        KnownPolicy testing = new KnownPolicy(
                "20251124",
                MtaStsPolicy.parse(policy("testing", "mail.customer.example")).orElseThrow());
        all.verify(check.remembering(domain -> Optional.of(testing)), ZoneResolver.parse(ZONE));
        all.verify(MtaStsCheck.recordsOnly().remembering(domain -> Optional.of(testing)), ZoneResolver.parse(MX));
    }

    private void reports() {
        TlsRptExpectation ours = TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net");
        String provider = "trekmail.net. MX 10 mail.trekmail.net.\n";
        for (String text : List.of(
                "v=TLSRPTv1; x; rua=mailto:a@gone.example",
                "v=TLSRPTv1 ; rua=mailto:a@gone.example,ftp://a.example/; ext=1; rua=mailto:b@gone.example",
                "v=TLSRPTv1;",
                "v=TLSRPTv1; rua=a@b.example",
                "v=TLSRPTv1; rua=mailto:a@%DOMAIN%,mailto:b@gone.example",
                "v=TLSRPTv1; rua=ftp://a.example/",
                "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net,mailto:tlsrpt@trekmail.net",
                "V=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net",
                "v=TLSRPTv2; rua=mailto:tlsrpt@trekmail.net")) {
            all.verify("tls-rpt", provider + rpt(text));
            all.verify("tls-rpt", rpt(text), ours);
        }
        String valid = "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net";
        all.verify("tls-rpt", rpt(valid) + rpt(valid + "; x=1"), ours);
        all.verify("tls-rpt", rpt(valid) + rpt("v=TLSRPTv1, rua=mailto:a@customer.example"), ours);
        all.verify("tls-rpt", rpt("v=TLSRPTv1; rua=mailto:a@customer.example") + "customer.example. MX 0 .\n");
        all.verify("tls-rpt", "", ours);
        all.verify("tls-rpt", "_smtp._tls.www.customer.example. TXT \"" + valid + "\"", ours);
        all.verify("mta-sts", "_mta-sts.www.customer.example. TXT \"v=STSv1; id=1\"", HOSTED);
        all.verify("tls-rpt", rpt("reports.other.test"), ours);
        all.verify("mta-sts", sts("_mta-sts.other.test"), HOSTED);
        String alias = "_smtp._tls.customer.example. CNAME rpt.other.test.\n";
        for (String zone :
                List.of("", "customer.example. MX 0 .", alias, alias + "rpt.other.test. TXT \"v=TLSRPTv1;\"")) {
            all.verify("tls-rpt", zone);
            all.verify("tls-rpt", zone.replace("rpt.other.test", "rpt.customer.example"));
        }
        all.verify("tls-rpt", "_smtp._tls.customer.example.customer.example. TXT \"" + valid + "\"", ours);
        for (String failing : List.of("_smtp._tls.customer.example", "trekmail.net")) {
            all.verify(
                    "tls-rpt",
                    ZoneResolver.builder().zone(rpt(valid)).servfail(failing).build(),
                    ours);
        }
        all.parsed(TlsRptRecord.parse("v=TLSRPTv2; rua=mailto:a@customer.example"));
    }

    private void zone(String zone, Expectation... expectations) {
        all.verify("mta-sts", zone, expectations);
    }

    private void fetched(String zone, String policy, Expectation... expectations) {
        fetched(zone, read(policy), expectations);
    }

    private void fetched(String zone, PolicyFetch fetch, Expectation... expectations) {
        all.verify(
                MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)),
                ZoneResolver.parse(zone),
                expectations);
    }

    private static PolicyFetch read(String policy) {
        return new PolicyFetch.Fetched(ADDRESS, MtaStsPolicy.parse(policy));
    }

    private static String policy(String mode, String... patterns) {
        StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
        for (String pattern : patterns) {
            text.append("mx: ").append(pattern).append("\r\n");
        }
        return text.append("max_age: 1209600\r\n").toString();
    }

    private static String sts(String text) {
        return "_mta-sts.customer.example. TXT \"" + text + "\"\n";
    }

    private static String rpt(String text) {
        return "_smtp._tls.customer.example. TXT \"" + text + "\"\n";
    }
}
