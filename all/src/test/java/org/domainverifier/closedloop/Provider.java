package org.domainverifier.closedloop;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
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
        List<Choice> required,
        List<Expectation> recommended,
        Extras extras,
        List<DnsRecord> zone,
        String include,
        String selector,
        String key) {
    /** A sender whom customers may keep as a mail exchanger, where a provider allows it. */
    static final String ARCHIVE = "filter.shop.example";

    /** A term beside the include, of those providers that ask for one. */
    static final String NETWORK = "ip4:192.0.2.64/26";

    /** What some ask for whose senders are too many for a record; it ends in the provider's name. */
    static final String EXISTS = "exists:%{ir}.%{v}._spf.";

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
        List<Choice> required = new ArrayList<>();
        List<Expectation> recommended = new ArrayList<>();
        required.add(mx(random, name));
        Expectation old = SpfExpectation.include(old(name), moreOfOld(name));
        Choice spf = random.nextInt(4) == 0
                ? Choice.of(random, SpfExpectation.include(include), old)
                : Choice.only(SpfExpectation.include(include));
        required.add(spf);
        switch (random.nextInt(8)) {
            case 0 -> required.add(Choice.only(SpfExpectation.authorizing("192.0.2.1")));
            case 1 -> required.add(Choice.only(SpfExpectation.authorizing("192.0.2.0/28")));
            case 2, 3 -> required.add(Choice.only(SpfExpectation.terms(NETWORK)));
            case 4 -> required.add(Choice.only(SpfExpectation.terms(EXISTS + name)));
            default -> {
                // the include is all
            }
        }
        String target = selector + ".dkim." + name;
        required.add(dkim(random, selector, target, key));
        required.add(Choice.only(dmarc(random, name)));
        if (random.nextInt(4) > 0) {
            recommended.add(TlsRptExpectation.reportTo("mailto:tlsrpt@" + name));
        }
        if (random.nextInt(4) > 0) {
            recommended.add(MtaStsExpectation.hostedAt("mta-sts." + name, "20261124" + random.nextInt(10)));
        }
        if (random.nextInt(4) == 0) {
            recommended.add(new BimiExpectation("https://" + name + "/logo.svg"));
        }
        Extras extras = Extras.random(random, name, include);
        List<DnsRecord> zone = new ArrayList<>(zone(name, include));
        zone.add(new DnsRecord(
                DomainName.of(target), Duration.ofHours(1), RecordData.Txt.of("v=DKIM1; k=rsa; p=" + key)));
        return new Provider(
                name, required, recommended, extras, zone, spf.had() == old ? old(name) : include, selector, key);
    }

    private static String old(String name) {
        return "old." + name;
    }

    private static String moreOfOld(String name) {
        return "older." + name;
    }

    /** The second of the includes that were asked for before. */
    String moreOfOld() {
        return moreOfOld(name);
    }

    private static Choice dkim(RandomGenerator random, String selector, String target, String key) {
        Expectation alias = DkimExpectation.alias(selector, target);
        Expectation text = DkimExpectation.key(selector, "v=DKIM1; k=rsa; p=" + key);
        return switch (random.nextInt(7)) {
            case 0 -> Choice.only(alias);
            case 1 -> Choice.of(random, alias, text);
            case 2 -> Choice.of(random, text, alias);
            default -> Choice.only(text);
        };
    }

    private static Choice mx(RandomGenerator random, String name) {
        String mail = "mail." + name;
        String backup = "backup." + name;
        MxExpectation old = MxExpectation.hosts("mx1." + name, "mx2." + name);
        return switch (random.nextInt(11)) {
            case 0, 1 -> Choice.only(MxExpectation.only(10, mail).and(20, backup));
            case 2 -> Choice.only(MxExpectation.hosts(mail, backup));
            case 3 -> Choice.only(MxExpectation.hosts(mail, backup).anyOrder());
            case 4 ->
                Choice.only(MxExpectation.inOrder(10, mail).and(10, backup).and(20, "mx1." + name));
            case 5 -> Choice.only(MxExpectation.hosts(mail).allowing(ARCHIVE));
            case 6 -> Choice.only(MxExpectation.hosts(mail, backup).allowingOthers());
            case 7 -> Choice.of(random, MxExpectation.only(10, mail), old);
            default -> Choice.only(MxExpectation.only(10, mail));
        };
    }

    /** The mail exchangers that the customer has. */
    MxExpectation mx() {
        return (MxExpectation) required.get(0).had();
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
                        mx1         3600 IN A    192.0.2.27
                        mx2         3600 IN A    192.0.2.28
                        bounce      3600 IN A    192.0.2.29
                        autoconfig  3600 IN A    192.0.2.79
                        track       3600 IN A    192.0.2.79
                        old         3600 IN TXT  "v=spf1 ip4:192.0.2.0/28 -all"
                        older       3600 IN TXT  "v=spf1 ip4:192.0.2.16/28 -all"
                        mta-sts     3600 IN A    192.0.2.80
                        %2$s.       3600 IN TXT  "v=spf1 ip4:192.0.2.0/27 -all"
                        *._report._dmarc 3600 IN TXT "v=DMARC1;"
                        """.formatted(name, include)).records();
    }

    DomainVerifier verifier(DnsResolver resolver) {
        return verifier(resolver, builder -> {});
    }

    DomainVerifier verifier(DnsResolver resolver, Consumer<DomainVerifier.Builder> more) {
        DomainVerifier.Builder builder = builder(resolver);
        required.forEach(choice -> builder.require(choice.asked()));
        more.accept(builder);
        return builder.build();
    }

    /** What the customer published, of either of two the one it chose. */
    List<RecordToPublish> published(DomainName domain) {
        DomainVerifier.Builder builder = builder(ZoneResolver.of(List.of()));
        required.forEach(choice -> builder.require(choice.had()));
        return builder.build().recordsToPublish(domain);
    }

    private DomainVerifier.Builder builder(DnsResolver resolver) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).timeout(Duration.ofSeconds(30));
        if (recommended.stream().anyMatch(BimiExpectation.class::isInstance)) {
            builder.check(new BimiCheck());
        }
        recommended.forEach(builder::recommend);
        extras.records().forEach(builder::require);
        if (!extras.send().isEmpty()) {
            builder.at(Extras.RETURN_PATH, name -> extras.send().forEach(name::require));
        }
        return builder;
    }
}
