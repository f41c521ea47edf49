package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs the suite of {@code docs/dmarc-suite.md}. */
class DmarcSuiteTest {
    private static final List<String> FILES = List.of("tree-walk", "policy", "records", "alignment", "errors");
    private static final int CASES = 190;

    @TestFactory
    Stream<DynamicContainer> everyCase() {
        return FILES.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file,
                        cases(file).stream()
                                .map(node ->
                                        DynamicTest.dynamicTest(node.get("name").asString(), () -> run(node)))));
    }

    @Test
    void noCaseIsLostOrTheSameAsAnother() {
        Set<String> names = new HashSet<>();
        Set<JsonNode> inputs = new HashSet<>();
        for (String file : FILES) {
            for (JsonNode node : cases(file)) {
                assertThat(names.add(node.get("name").asString()))
                        .as("%s", node)
                        .isTrue();
                assertThat(inputs.add(input(node))).as("%s", node).isTrue();
            }
        }
        assertThat(names).hasSize(CASES);
    }

    private static JsonNode input(JsonNode node) {
        tools.jackson.databind.node.ObjectNode input = (tools.jackson.databind.node.ObjectNode) node.deepCopy();
        input.remove(List.of("name", "section", "note", "expect"));
        return input;
    }

    private static void run(JsonNode node) {
        for (DmarcTreeWalk.Pace pace : DmarcTreeWalk.Pace.values()) {
            DmarcTreeWalkTest.Recorder dns = new DmarcTreeWalkTest.Recorder(dns(node));
            DmarcIdentities identities = identities(node);
            DmarcEvaluation evaluation =
                    DmarcEvaluator.using(dns).at(pace).evaluate(identities).join();
            JsonNode expected = node.get("expect");

            assertThat(evaluation.result().name().toLowerCase(Locale.ROOT))
                    .as("result, %s", pace)
                    .isEqualTo(expected.get("result").asString());
            assertThat(evaluation.disposition().value())
                    .as("disposition, %s", pace)
                    .isEqualTo(expected.get("disposition").asString());
            assertThat(evaluation.policy().policyDomain())
                    .as("policy domain, %s", pace)
                    .isEqualTo(name(expected, "policy-domain"));
            if (expected.has("policy")) {
                assertThat(evaluation.policy().asked().value())
                        .isEqualTo(expected.get("policy").get("value").asString());
                assertThat(origin(evaluation.policy()))
                        .isEqualTo(expected.get("policy").get("from").asString());
            }
            assertThat(aligned(evaluation)).as("aligned, %s", pace).isEqualTo(texts(expected, "aligned"));
            assertThat(organizationalDomain(identities.author(), dns(node), pace))
                    .as("organizational domain, %s", pace)
                    .isEqualTo(name(expected, "organizational-domain"));
            List<String> asked = dns.asked().stream()
                    .map(question -> question.substring(0, question.indexOf(' ')))
                    .toList();
            if (pace == DmarcTreeWalk.Pace.STEP_BY_STEP) {
                assertThat(asked).as("questions").isEqualTo(texts(expected, "questions"));
            } else {
                assertThat(asked)
                        .as("questions")
                        .containsAll(texts(expected, "questions"))
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static ZoneResolver dns(JsonNode node) {
        ZoneResolver.Builder builder = ZoneResolver.builder();
        if (node.has("zone")) {
            builder.zone(node.get("zone").asString());
        }
        if (node.has("faults")) {
            node.get("faults")
                    .properties()
                    .forEach(fault -> builder.fail(
                            FailureCause.valueOf(fault.getValue().asString().toUpperCase(Locale.ROOT)),
                            fault.getKey()));
        }
        return builder.build();
    }

    private static DmarcIdentities identities(JsonNode node) {
        DmarcIdentities.Builder identities =
                DmarcIdentities.from(DomainName.of(node.get("from").asString()));
        for (JsonNode one : node.path("spf")) {
            DomainName domain = DomainName.of(one.get("domain").asString());
            if (one.get("scope").asString().equals("helo")) {
                identities.helo(domain, result(one));
            } else {
                identities.mailFrom(domain, result(one));
            }
        }
        for (JsonNode one : node.path("dkim")) {
            identities.dkim(DomainName.of(one.get("domain").asString()), result(one));
        }
        return identities.build();
    }

    private static AuthenticationResult result(JsonNode node) {
        return AuthenticationResult.valueOf(node.get("result").asString().toUpperCase(Locale.ROOT));
    }

    private static String origin(DmarcEffectivePolicy policy) {
        return policy.state() == DmarcEffectivePolicy.State.NOT_DETERMINED
                ? "not-determined"
                : policy.origin().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> aligned(DmarcEvaluation evaluation) {
        return evaluation.alignments().stream()
                .filter(alignment -> alignment.outcome().isAligned())
                .map(alignment -> alignment.mechanism().name().toLowerCase(Locale.ROOT) + " " + alignment.identifier())
                .toList();
    }

    private static Optional<DomainName> organizationalDomain(
            DomainName domain, ZoneResolver dns, DmarcTreeWalk.Pace pace) {
        return DmarcTreeWalk.from(domain, dns, pace).join().organizationalDomain();
    }

    private static Optional<DomainName> name(JsonNode node, String key) {
        return node.get(key).isNull()
                ? Optional.empty()
                : Optional.of(DomainName.of(node.get(key).asString()));
    }

    private static List<String> texts(JsonNode node, String key) {
        List<String> texts = new ArrayList<>();
        node.path(key).forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static List<JsonNode> cases(String file) {
        try (InputStream stream = Objects.requireNonNull(
                DmarcSuiteTest.class.getResourceAsStream("/dmarc-suite/" + file + ".yml"), file)) {
            List<JsonNode> cases = new ArrayList<>();
            new YAMLMapper().readTree(stream).get("cases").forEach(cases::add);
            return cases;
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
