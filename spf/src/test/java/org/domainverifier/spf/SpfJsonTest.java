package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SpfJsonTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aResultIsJsonWithoutAnnotations() {
        SpfResult result = Verifying.verify(
                Verifying.txt("v=spf1 include:spf.sender.example a:%{d} ptr -all"),
                SpfExpectation.include("spf.trekmail.net"));
        JsonNode node = json.readTree(json.writeValueAsString(result));
        assertThat(node.at("/status").asString()).isEqualTo("INCORRECT");
        assertThat(node.at("/lookups/count").asInt()).isEqualTo(3);
        assertThat(node.at("/lookups/root/branches/0/below/state").asString()).isEqualTo("FOUND");
        assertThat(node.at("/authorized/ip4/0/prefixLength").asInt()).isEqualTo(24);
        assertThat(node.at("/texts/0").asString()).startsWith("v=spf1 ");
    }

    @Test
    void anEvaluationIsJsonToo() {
        SpfEvaluation evaluation = SpfEvaluator.using(
                        ZoneResolver.parse(
                                "d.example. IN TXT \"v=spf1 include:i.example -all\"\ni.example. IN TXT \"v=spf1 a:h.example -all\"\n"))
                .evaluate(SuiteFile.address("192.0.2.1"), "a@d.example", "h.example");
        JsonNode node = json.readTree(json.writeValueAsString(evaluation));
        assertThat(node.at("/verdict").asString()).isEqualTo("FAIL");
        assertThat(node.at("/trace/steps/0/below/steps/0/outcome").asString()).isEqualTo("NO_MATCH");
    }
}
