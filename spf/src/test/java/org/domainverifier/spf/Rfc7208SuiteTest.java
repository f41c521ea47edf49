package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The public test suite for RFC 7208: all of it, the preferred result each time, explanations compared. */
class Rfc7208SuiteTest {
    private static SuiteFile suite() throws IOException {
        Path file = Path.of(System.getProperty("domainverifier.conformance", "../../shared/conformance"))
                .resolve("spf/rfc7208-tests.yml");
        boolean ci = Boolean.getBoolean("domainverifier.ci") || "true".equals(System.getenv("CI"));
        if (!ci) {
            assumeTrue(
                    Files.exists(file),
                    () -> "the public SPF suite is not at " + file
                            + "; say where it is with -Ddomainverifier.conformance=FOLDER");
        }
        return SuiteFile.read(file);
    }

    @Test
    void allCasesAreRead() throws IOException {
        assertThat(suite().scenarios().stream().flatMap(scenario -> scenario.cases().stream()))
                .hasSize(203);
    }

    @TestFactory
    Stream<DynamicNode> suiteCases() throws IOException {
        return suite().scenarios().stream()
                .map(scenario -> dynamicContainer(
                        scenario.description(),
                        scenario.cases().stream().map(each -> dynamicTest(each.name(), () -> check(scenario, each)))));
    }

    private static void check(SuiteFile.Scenario scenario, SuiteFile.Case each) {
        SpfEvaluation evaluation = SpfEvaluator.using(scenario.zone())
                .evaluate(SuiteFile.address(each.host()), each.mailFrom(), each.helo());
        assertThat(evaluation.verdict().name().toLowerCase(Locale.ROOT))
                .as(evaluation::toString)
                .isEqualTo(each.results().get(0));
        each.explanation()
                .ifPresent(explanation -> assertThat(evaluation.explanation())
                        .as(evaluation::toString)
                        .isEqualTo(
                                explanation.equals("DEFAULT")
                                        ? java.util.Optional.empty()
                                        : java.util.Optional.of(explanation)));
    }
}
