package org.domainverifier.situations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.Standings;
import org.domainverifier.spf.SpfExpectation;

/** Checks of somebody's own that misbehave. */
final class VerifierSituations {
    private VerifierSituations() {}

    static void add(Situations all) {
        whatTheProviderSays(all);
        verify(all, null);
        verify(all, new CompletableFuture<>());
        MxExpectation mail = MxExpectation.only(10, "mail.trekmail.net");
        all.verify("mx", ZoneResolver.parse(""), mail);
        DomainVerifier.Builder below =
                DomainVerifier.builder().resolver(ZoneResolver.parse("""
                        *.customer.example. IN A 192.0.2.1
                        alias.customer.example. IN CNAME sites.example.net.
                        sites.example.net. IN A 192.0.2.2
                        *.sub.customer.example. IN CNAME sites.example.net.
                        """)).require(mail);
        List.of("shop", "alias", "x.sub").forEach(label -> all.verify(below, label + ".customer.example"));
        DomainVerifier.Builder byHand = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("""
                        customer.example. IN A 192.0.2.1
                        *.customer.example. IN TXT "v=spf1 -all"
                        sites.example.net. IN A 192.0.2.2
                        *.sub.customer.example. IN CNAME sites.example.net.
                        """))
                .only("dmarc")
                .require(DmarcExpectation.anyValid());
        List.of("x", "x.sub").forEach(label -> all.verify(byHand, label + ".customer.example"));
        all.verify(DomainVerifier.builder().resolver(ZoneResolver.parse("""
                                moved.customer.example. IN CNAME moved.example.net.
                                moved.example.net. IN MX 5 mx.example.net.
                                dv-unused-7c1f0a.customer.example. IN CNAME dv-unused-7c1f0a.example.net.
                                """)).require(mail), "moved.customer.example");
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.builder()
                                .zone("own.customer.example. IN MX 5 mx.example.net.")
                                .servfail(Standings.UNUSED_LABEL + ".customer.example")
                                .build())
                        .require(mail),
                "own.customer.example");
        ZoneResolver zone = ZoneResolver.parse("*.customer.example. IN A 192.0.2.1");
        all.verify(
                DomainVerifier.builder()
                        .resolver(question -> question.type().equals(RecordType.TXT)
                                ? CompletableFuture.completedFuture(
                                        DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "SERVFAIL"))
                                : zone.resolve(question))
                        .only("mx")
                        .require(mail),
                "shop.customer.example");
        for (String circle : List.of("*.customer.example.", "shop.customer.example.")) {
            all.verify(
                    DomainVerifier.builder()
                            .resolver(ZoneResolver.parse(circle + " IN CNAME shop.customer.example."))
                            .require(mail),
                    "shop.customer.example");
        }
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse("customer.com. IN NS ns.host.example."))
                        .require(mail),
                "customer.con");
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse("customer.example. IN MX 10 mail.customer.example."))
                        .only("mx")
                        .maxQuestions(1),
                Situations.DOMAIN);
    }

    /** Not ready, not to be had, either of two, below a domain that is too long for it. */
    private static void whatTheProviderSays(Situations all) {
        MxExpectation mail = MxExpectation.only(10, "mail.trekmail.net");
        ZoneResolver zone = ZoneResolver.parse("customer.example. IN MX 10 mail.trekmail.net.");
        all.verify("mx", zone, Expectation.perCustomer(MxCheck.KEY, customer -> Optional.empty()));
        all.verify("mx", zone, Expectation.perCustomer(MxCheck.KEY, customer -> {
            throw new IllegalStateException("no database");
        }));
        all.verify("mx", zone, Expectation.anyOf(MxExpectation.only(10, "new.trekmail.net"), mail));
        all.verify(
                "spf",
                ZoneResolver.parse("customer.example. IN TXT \"v=spf1 ip4:192.0.2.1 -all\""),
                Expectation.anyOf(SpfExpectation.authorizing("192.0.2.2"), SpfExpectation.authorizing("192.0.2.1")));
        all.verify(
                DomainVerifier.builder().resolver(zone).at("bounce.news", name -> name.require(mail)),
                ("a".repeat(60) + ".").repeat(3) + "b".repeat(45) + ".customer.example");
    }

    private static void verify(Situations all, CompletionStage<Result> stage) {
        Own own = new Own(stage);
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse(""))
                        .check(own)
                        .only(own.key())
                        .timeout(Duration.ofMillis(50)),
                Situations.DOMAIN);
    }

    private record Result(CheckStatus status) implements CheckResult {
        @Override
        public List<Finding> findings() {
            return List.of();
        }

        @Override
        public List<ExpectationOutcome> outcomes() {
            return List.of();
        }

        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    private record Own(CompletionStage<Result> stage) implements DomainCheck<Result> {
        @Override
        public CheckKey<Result> key() {
            return new CheckKey<>("own", Result.class);
        }

        @Override
        public CompletionStage<Result> check(CheckContext context) {
            return stage;
        }
    }
}
