package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a record says, what it costs is bounded, by numbers that can be named. */
class HostileRecordsTest {
    /** The record itself, ten terms each with ten hosts, eleven questions for pointers, one for the explanation. */
    private static final int CERTAIN = 1 + 10 * 11 + 11 + 1;

    private static final int MOST_QUESTIONS = CERTAIN + SpfAnswers.MAX_GUESSES;
    private static final int MOST_TREE_QUESTIONS =
            LookupTreeLoader.MAX_RECORDS + LookupTreeLoader.MAX_HOST_TERMS * (1 + 2 * LookupTreeLoader.MAX_MX_HOSTS);

    /** A whole DNS of one record: every name has it. Counts what is asked. */
    private static final class Everywhere implements DnsResolver {
        private final String record;
        private final boolean atOnce;
        private final Set<DnsQuestion> asked = new HashSet<>();
        private final java.util.ArrayDeque<Runnable> waiting = new java.util.ArrayDeque<>();

        private Everywhere(String record, boolean atOnce) {
            this.record = record;
            this.atOnce = atOnce;
        }

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            asked.add(question);
            if (atOnce) {
                return CompletableFuture.completedFuture(answer(question));
            }
            CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
            waiting.add(() -> answer.complete(answer(question)));
            return answer;
        }

        private void answerUntil(CompletableFuture<?> result) {
            while (!result.isDone()) {
                waiting.remove().run();
            }
        }

        private DnsAnswer answer(DnsQuestion question) {
            java.util.List<RecordData> data = new java.util.ArrayList<>();
            if (question.type().equals(RecordType.TXT)) {
                // a label for each name, so that every include leads somewhere new
                data.add(RecordData.Txt.of(record));
            } else if (question.type().equals(RecordType.MX)) {
                for (int i = 0; i < 10; i++) {
                    data.add(new RecordData.Mx(
                            i, question.name().tryChild("m" + i).orElse(question.name())));
                }
            } else if (question.type().equals(RecordType.PTR)) {
                for (int i = 0; i < 100; i++) {
                    data.add(new RecordData.Ptr(DomainName.of("p" + i + ".example.com")));
                }
            } else if (question.type().equals(RecordType.A)) {
                data.add(new RecordData.A((java.net.Inet4Address) SuiteFile.address("203.0.113.1")));
            }
            if (data.isEmpty()) {
                return new DnsAnswer.NoData(question, List.of(), java.util.Optional.empty(), AnswerOrigin.NONE);
            }
            return new DnsAnswer.Records(
                    question,
                    data.stream()
                            .map(each -> new DnsRecord(question.name(), Duration.ofSeconds(1), each))
                            .toList(),
                    List.of(),
                    AnswerOrigin.NONE);
        }
    }

    static Stream<String> records() {
        String grow = "%{s}".repeat(10_000);
        return Stream.of(
                "v=spf1" + " include:a.%{d} include:b.%{d} include:c.%{d}".repeat(5) + " -all",
                "v=spf1" + " include:a.%{d}".repeat(1_000) + " -all",
                "v=spf1 include:x.example redirect=y.example",
                "v=spf1 redirect=a.%{d}",
                "v=spf1" + " mx:a.%{d} mx:b.%{d}".repeat(20) + " -all",
                "v=spf1" + " a:a.%{d}".repeat(8_000),
                "v=spf1" + " a".repeat(32_000),
                "v=spf1" + " ip4:192.0.2.9".repeat(4_500) + " include:a.%{d} -all",
                "v=spf1" + " ptr:%{p}".repeat(20) + " -all",
                "v=spf1" + " exists:%{p}.%{d} exists:%{p}.x.%{d}".repeat(10) + " -all",
                "v=spf1 exists:" + grow + ".example include:" + grow + ".example -all",
                "v=spf1 exists:" + "%{l1r-}".repeat(9_000) + ".example.com -all",
                "v=spf1 -all exp=" + "a.".repeat(30_000) + "example.com",
                "v=spf1 x=" + "%{c}".repeat(16_000),
                "v=spf1 " + "moo ".repeat(16_000),
                "v=spf1 " + "\u00e9 ".repeat(30_000),
                "v=spf1 " + ";".repeat(60_000) + "x",
                "v=spf1 include:" + "%{d}.".repeat(1_000) + "%{d} -all");
    }

    @ParameterizedTest
    @MethodSource("records")
    void anEvaluationIsBounded(String record) {
        InetAddress client = SuiteFile.address("192.0.2.1");
        String local = "-".repeat(60_000);
        for (boolean atOnce : new boolean[] {true, false}) {
            Everywhere resolver = new Everywhere(record, atOnce);
            CompletableFuture<SpfEvaluation> result = SpfEvaluator.using(resolver)
                    .evaluateAsync(client, local + "@d.example.com", "h".repeat(60_000) + ".example");
            resolver.answerUntil(result);
            SpfEvaluation evaluation = result.join();
            assertThat(evaluation.lookups()).isLessThanOrEqualTo(10);
            assertThat(resolver.asked).hasSizeLessThanOrEqualTo(MOST_QUESTIONS);
            assertThat(depth(evaluation.trace().orElseThrow())).isLessThanOrEqualTo(11);
        }
    }

    private static int depth(SpfTrace trace) {
        return 1
                + trace.steps().stream()
                        .flatMap(step -> step.below().stream())
                        .mapToInt(HostileRecordsTest::depth)
                        .max()
                        .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aTreeIsBounded(String record) {
        Everywhere resolver = new Everywhere(record, true);
        SpfLookupTree tree =
                SpfLookupTree.load(DomainName.of("d.example.com"), resolver).join();
        assertThat(resolver.asked).hasSizeLessThanOrEqualTo(MOST_TREE_QUESTIONS);
        assertThat(branches(tree.root())).isLessThanOrEqualTo(LookupTreeLoader.MAX_TERMS);
        assertThat(tree.toString()).isNotEmpty();
        assertThat(tree.authorized().ip4Count().signum()).isNotNegative();
    }

    private static int branches(SpfLookupTree.Node node) {
        return node.branches().size()
                + node.branches().stream()
                        .flatMap(branch -> branch.below().stream())
                        .mapToInt(HostileRecordsTest::branches)
                        .sum();
    }

    @Test
    void ofThousandsOfWrongTermsTheWorstHundredAreSaid() {
        SpfResult result =
                Verifying.verify(new Everywhere("v=spf1" + " foo=bar".repeat(200) + " moo".repeat(99), true));
        List<FindingCode> codes = Verifying.codes(result);
        assertThat(codes).hasSize(100).contains(SpfFinding.LONG_ANSWER);
        assertThat(codes.stream().filter(SpfFinding.UNKNOWN_MECHANISM::equals)).hasSize(98);
        assertThat(codes.stream().filter(SpfFinding.UNKNOWN_MODIFIER::equals)).hasSize(1);
        assertThat(result.findings())
                .filteredOn(finding -> finding.arguments().containsKey(Finding.MORE))
                .extracting(Finding::code, finding -> finding.arguments().get(Finding.MORE))
                .containsExactlyInAnyOrder(
                        tuple(SpfFinding.UNKNOWN_MECHANISM, 1), tuple(SpfFinding.UNKNOWN_MODIFIER, 199));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aCheckIsBoundedToo(String record) {
        Everywhere resolver = new Everywhere(record, true);
        SpfResult result = Verifying.verify(
                resolver, SpfExpectation.include("spf.trekmail.net"), SpfExpectation.authorizing("192.0.2.1"));
        assertThat(result.texts()).hasSize(1);
        assertThat(resolver.asked).hasSizeLessThanOrEqualTo(MOST_TREE_QUESTIONS + MOST_QUESTIONS + 5);
    }
}
