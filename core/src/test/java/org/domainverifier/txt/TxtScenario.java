package org.domainverifier.txt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;

/** A kind of TXT record that only tests have, looked at and judged as a check would do it. */
final class TxtScenario {
    static final DomainName DOMAIN = DomainName.of("customer.example");
    static final DomainName NAME = DomainName.of("_test.customer.example");
    static final TxtKind<String> KIND = TxtKind.of("v=TEST1", text -> text.toUpperCase(Locale.ROOT))
            .at("_test")
            .knownByTags("rua")
            .misplacedAt("_tset")
            .build();

    private TxtScenario() {}

    /** What a judge makes of the look, with all that it wants to know of how the records stand. */
    static <R> R judged(DnsResolver dns, BiFunction<TxtLook<String>, Standings, R> judge) {
        return run(
                dns,
                context -> TxtLook.at(context, KIND)
                        .thenCompose(look -> context.settle(standings -> judge.apply(look, standings))));
    }

    /** What a judge makes of a record that is to be kept at a service. */
    static <R> R hosted(DnsResolver dns, HostedTxt expected, BiFunction<HostedLook<String>, Standings, R> judge) {
        return run(
                dns,
                context -> TxtLook.at(context, KIND)
                        .thenCompose(look -> HostedLook.at(context, look, expected))
                        .thenCompose(hosted -> context.settle(standings -> judge.apply(hosted, standings))));
    }

    private static <R> R run(DnsResolver dns, Function<CheckContext, CompletionStage<R>> work) {
        return run(DOMAIN, dns, work);
    }

    /** What comes of some work in a verification that does nothing else. */
    @SuppressWarnings("unchecked")
    static <R> R run(DomainName domain, DnsResolver dns, Function<CheckContext, CompletionStage<R>> work) {
        DomainCheck<Result> check = new DomainCheck<>() {
            @Override
            public CheckKey<Result> key() {
                return Result.KEY;
            }

            @Override
            public CompletionStage<Result> check(CheckContext context) {
                return work.apply(context).thenApply(Result::new);
            }
        };
        return (R) DomainVerifier.builder()
                .resolver(dns)
                .check(check)
                .only(Result.KEY)
                .build()
                .verify(domain)
                .get(Result.KEY)
                .value();
    }

    /** Steps as a person reads them: zone lines of what goes and comes, and the ids of what is to be done by hand. */
    static List<String> lines(List<? extends RepairStep> steps) {
        return steps.stream().flatMap(step -> lines(step).stream()).toList();
    }

    private static List<String> lines(RepairStep step) {
        if (step instanceof ManualStep manual) {
            return List.of(manual.id() + " " + new TreeMap<>(manual.arguments()));
        }
        RecordChange change = (RecordChange) step;
        Optional<String> gone = change.before().map(record -> "- " + record.toZoneLine());
        Optional<String> come = change.after().map(record -> "+ " + record.toZoneLine());
        return Stream.of(gone, come).flatMap(Optional::stream).toList();
    }

    private record Result(Object value) implements CheckResult {
        private static final CheckKey<Result> KEY = new CheckKey<>("test", Result.class);

        @Override
        public CheckStatus status() {
            return CheckStatus.CORRECT;
        }

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

    enum Code implements FindingCode {
        MISSING,
        NOT_DETERMINED,
        SEVERAL,
        PASTING,
        VERSION,
        MISPLACED,
        TOO_LONG,
        ALIAS_AS_TEXT;

        static final TxtCodes CODES =
                new TxtCodes(MISSING, NOT_DETERMINED, SEVERAL, PASTING, VERSION, MISPLACED, TOO_LONG);

        private final FindingDefinition definition = FindingDefinition.of("test", this, Severity.ERROR, "");

        @Override
        public FindingDefinition definition() {
            return definition;
        }
    }
}
