package org.domainverifier.closedloop;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.examples.bimi.BimiCheck;
import org.domainverifier.examples.bimi.BimiExpectation;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** A mail provider: what it asks of its customers, and the zone of its own that this leads to. */
record Provider(
        String name,
        List<Expectation> required,
        List<Expectation> recommended,
        List<DnsRecord> zone,
        String include,
        String selector,
        String key) {
    /** A term beside the include, of those providers that ask for one. */
    static final String NETWORK = "ip4:192.0.2.64/26";

    /** Keys are slow to make: a few serve all providers. */
    static List<String> keys(int count) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return IntStream.range(0, count)
                    .mapToObj(i -> Base64.getEncoder()
                            .encodeToString(
                                    generator.generateKeyPair().getPublic().getEncoded()))
                    .toList();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Provider random(RandomGenerator random, List<String> keys) {
        String name =
                List.of("trekmail.net", "mailhost.example", "postfach.example").get(random.nextInt(3));
        String include = random.nextBoolean() ? "spf." + name : "_spf." + name;
        String selector = List.of("dkim", "s1", "mail2026").get(random.nextInt(3));
        String key = keys.get(random.nextInt(keys.size()));
        List<Expectation> required = new ArrayList<>();
        List<Expectation> recommended = new ArrayList<>();

        required.add(mx(random, name));
        required.add(SpfExpectation.include(include));
        switch (random.nextInt(8)) {
            case 0 -> required.add(SpfExpectation.authorizing("192.0.2.1"));
            case 1 -> required.add(SpfExpectation.authorizing("192.0.2.0/28"));
            case 2, 3 -> required.add(SpfExpectation.terms(NETWORK));
            default -> {
                // the include is all
            }
        }
        boolean hosted = random.nextInt(5) == 0;
        String target = selector + ".dkim." + name;
        required.add(
                hosted
                        ? DkimExpectation.alias(selector, target)
                        : DkimExpectation.key(selector, "v=DKIM1; k=rsa; p=" + key));
        required.add(dmarc(random, name));
        if (random.nextInt(4) > 0) {
            recommended.add(TlsRptExpectation.reportTo("mailto:tlsrpt@" + name));
        }
        if (random.nextInt(4) > 0) {
            recommended.add(MtaStsExpectation.hostedAt("mta-sts." + name, "20261124" + random.nextInt(10)));
        }
        if (random.nextInt(4) == 0) {
            recommended.add(new BimiExpectation("https://" + name + "/logo.svg"));
        }
        List<DnsRecord> zone = new ArrayList<>(zone(name, include));
        zone.add(new DnsRecord(
                DomainName.of(target), Duration.ofHours(1), RecordData.Txt.of("v=DKIM1; k=rsa; p=" + key)));
        return new Provider(name, required, recommended, zone, include, selector, key);
    }

    private static MxExpectation mx(RandomGenerator random, String name) {
        String mail = "mail." + name;
        String backup = "backup." + name;
        return switch (random.nextInt(6)) {
            case 0, 1 -> MxExpectation.only(10, mail).and(20, backup);
            case 2 -> MxExpectation.hosts(mail, backup);
            default -> MxExpectation.only(10, mail);
        };
    }

    private static DmarcExpectation dmarc(RandomGenerator random, String name) {
        String rua = "mailto:dmarc@" + name;
        return switch (random.nextInt(4)) {
            case 0 -> DmarcExpectation.anyValid();
            case 1 -> DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=" + rua);
            case 2 ->
                DmarcExpectation.anyValid()
                        .atLeast(DmarcPolicy.QUARANTINE)
                        .suggesting("v=DMARC1; p=reject; rua=" + rua);
            default -> DmarcExpectation.anyValid().reportingTo(rua).suggesting("v=DMARC1; p=none; rua=" + rua);
        };
    }

    private static List<DnsRecord> zone(String name, String include) {
        return ZoneResolver.parse("""
                        $ORIGIN %s.
                        @           3600 IN SOA  ns.%1$s. hostmaster.%1$s. 1 7200 900 1209600 300
                        @           3600 IN MX   10 mail
                        mail        3600 IN A    192.0.2.25
                        backup      3600 IN A    192.0.2.26
                        mta-sts     3600 IN A    192.0.2.80
                        %2$s.       3600 IN TXT  "v=spf1 ip4:192.0.2.0/27 -all"
                        *._report._dmarc 3600 IN TXT "v=DMARC1;"
                        """.formatted(name, include)).records();
    }

    DomainVerifier verifier(DnsResolver resolver) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).timeout(Duration.ofSeconds(30));
        if (recommended.stream().anyMatch(BimiExpectation.class::isInstance)) {
            builder.check(new BimiCheck());
        }
        required.forEach(builder::require);
        recommended.forEach(builder::recommend);
        return builder.build();
    }
}
