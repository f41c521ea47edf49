package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The public suite of applying templates: zone, template and values in, zone and counts out. */
class ApplySuiteTest {
    /** What the suite takes to mean that a template cannot be applied, by which finding is ours. */
    private static final Map<String, TemplateFinding> EXCEPTIONS = Map.of(
            "MissingParameter", TemplateFinding.MISSING_VALUE,
            "HostRequired", TemplateFinding.HOST_MISSING,
            "TypeError", TemplateFinding.BAD_DATA);

    /** Where the suite and the protocol's text differ (D-APPLY-SUITE): what is found in place of what the suite says; nothing if applied. */
    private static final Map<String, String> DECIDED = Map.of(
            "exception_srv_at_on_apex", "",
            "param_at_in_target_srv_without_host", "",
            "param_var_in_host_srv_empty_raises", "",
            "template_apply_sig_verified", "template.bad-address");

    @BeforeAll
    static void present() {
        PublicTemplates.assumePresent(ApplySuite.folder());
    }

    @Test
    void allOfTheSuiteIsRead() throws IOException {
        List<ApplyCase> cases = ApplySuite.read().cases();

        assertThat(cases).hasSize(291).extracting(ApplyCase::id).containsAll(DECIDED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> zonesAreAsTheSuiteSays() throws IOException {
        return ApplySuite.read().cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id(), () -> judge(each, DomainConnectTemplate.read(each.template()))));
    }

    private static void judge(ApplyCase each, TemplateReading reading) {
        if (!reading.isValid()) {
            assertThat(each.exception()).isPresent();
            return;
        }
        HostedZone zone = each.zone();
        AppliedTemplate applied = reading.orElseThrow().applyTo(zone, each.host(), each.values(), each.groups());
        List<TemplateFinding> errors = applied.diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .map(TemplateDiagnostic::code)
                .toList();
        if (DECIDED.containsKey(each.id())) {
            String code = DECIDED.get(each.id());
            assertThat(errors).extracting(TemplateFinding::id).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        } else if (each.exception().isPresent()) {
            assertThat(applied.isApplied()).isFalse();
            assertThat(applied.zone()).isEqualTo(zone);
            TemplateFinding code = EXCEPTIONS.get(each.exception().get());
            assertThat(errors)
                    .satisfies(all ->
                            assertThat(code == null || all.contains(code)).isTrue());
        } else {
            assertThat(errors)
                    .as("a group that is not there is refused, which changes nothing either")
                    .isSubsetOf(TemplateFinding.UNKNOWN_GROUP);
            assertThat(applied.zone().contents()).containsExactlyInAnyOrderElementsOf(each.expected());
            assertThat(applied.written()).hasSize((Integer) each.expect().get("new_count"));
            assertThat(applied.removed()).hasSize((Integer) each.expect().get("delete_count"));
        }
    }
}
