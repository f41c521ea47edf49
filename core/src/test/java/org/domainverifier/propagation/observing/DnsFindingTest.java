package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences of the findings about the DNS. */
class DnsFindingTest {
    private static final List<String> PARTS = List.of("", ".meaning", ".example", ".repair");
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final DnsQuestion QUESTION = new DnsQuestion(ZONE, RecordType.TXT);

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(DnsFinding.class.getResourceAsStream(
                        "/META-INF/domainverifier/findings/" + name + ".properties"));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasItsSentencesInBothLanguages(DnsFinding code) throws IOException {
        for (String part : PARTS) {
            assertThat(bundle("dns").getProperty(code.id() + part)).as(part).isNotBlank();
            assertThat(bundle("dns_de").getProperty(code.id() + part)).as(part).isNotBlank();
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoneIsLeftOver() throws IOException {
        List<String> known = new ArrayList<>();
        for (DnsFinding code : DnsFinding.values()) {
            PARTS.forEach(part -> known.add(code.id() + part));
        }
        known.add(DnsFinding.SERVERS_DISAGREE.id() + "[newest]");
        Arrays.stream(ServerCondition.values())
                .filter(condition -> condition != ServerCondition.ANSWERED)
                .forEach(condition -> known.add("word.ServerCondition." + condition));

        assertThat(bundle("dns").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(bundle("dns_de").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyFindingHasTheArgumentsOfItsSentence() {
        List<Finding> findings = everything();

        assertThat(findings).extracting(Finding::code).containsAll(List.of(DnsFinding.values()));
        for (Finding finding : findings) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(finding.message(locale))
                        .doesNotContain("{", "}", finding.code().id());
                finding.arguments()
                        .forEach((name, value) -> assertThat(finding.message(locale))
                                .as("the argument %s is told", name)
                                .satisfies(message -> {
                                    if (!(value instanceof Enum<?>) && !(value instanceof List<?>)) {
                                        assertThat(message).contains(value.toString());
                                    }
                                }));
            }
        }
    }

    @Test
    void aConditionIsToldInTheLanguageOfTheSentence() {
        Finding silent = everything().stream()
                .filter(finding -> finding.arguments().get("condition") == ServerCondition.SILENT)
                .findFirst()
                .orElseThrow();

        assertThat(silent.message()).contains("(no answer)");
        assertThat(silent.message(Locale.GERMAN)).contains("(keine Antwort)");
    }

    private static List<Finding> everything() {
        DnsAnswer present = text("new");
        DnsAnswer failure = DnsAnswer.Failure.of(QUESTION, FailureCause.SERVFAIL, "it answered SERVFAIL");
        List<ResolverView> resolvers = List.of(
                new Observed.Resolver("a", text("old"), Instant.EPOCH, ResolverCondition.OUTDATED),
                new Observed.Resolver("b", failure, Instant.EPOCH, ResolverCondition.BOGUS),
                new Observed.Resolver("c", failure, Instant.EPOCH, ResolverCondition.FAILED));
        List<ServerView> apart = List.of(server(present, Optional.of(2L)), server(text("old"), Optional.of(1L)));
        List<ServerView> apartWithoutSerials =
                List.of(server(present, Optional.empty()), server(text("old"), Optional.empty()));
        List<ZoneServer> servers = Arrays.stream(ServerCondition.values())
                .<ZoneServer>map(condition -> new Observed.ServerOfZone(
                        ZONE.child("ns"),
                        Optional.of(LoopbackNetwork.address("192.0.2.1")),
                        condition,
                        Optional.empty()))
                .toList();
        ZonePropagation zone =
                new Observed.Zone(ZONE, List.of(ZONE.child("ns")), List.of(ZONE.child("other")), servers);
        List<Finding> findings = new ArrayList<>(PropagationJudge.judge(new Observed.Domain(
                List.of(
                        question(present, List.of(), resolvers),
                        question(present, apart, List.of()),
                        question(present, apartWithoutSerials, List.of())),
                List.of(zone),
                List.of(ZONE))));
        findings.addAll(PropagationJudge.judgeFallBack(
                ZONE, List.of(new DnsAnswer.NoData(QUESTION, List.of(), Optional.empty(), AnswerOrigin.NONE))));
        return findings;
    }

    private static Propagation question(DnsAnswer answer, List<ServerView> servers, List<ResolverView> resolvers) {
        return new Observed.Question(
                QUESTION,
                answer,
                Instant.EPOCH,
                Optional.of(ZONE),
                servers,
                resolvers,
                Optional.of(ZONE.child("*")),
                Optional.empty());
    }

    private static ServerView server(DnsAnswer answer, Optional<Long> serial) {
        return new Observed.Server(
                ZONE.child("ns"), Optional.empty(), ServerCondition.ANSWERED, Optional.of(answer), serial);
    }

    private static DnsAnswer text(String text) {
        return new DnsAnswer.Records(
                QUESTION,
                List.of(new DnsRecord(ZONE, Duration.ofMinutes(1), RecordData.Txt.of(text))),
                List.of(),
                AnswerOrigin.of("192.0.2.1", true, false));
    }
}
