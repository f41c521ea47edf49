package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DmarcResultJsonTest {
    @Test
    void theResultIsWrittenAsJson() {
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own("v=DMARC1; p=reject; sp=none; rua=mailto:a@other.test"),
                DmarcExpectation.anyValid());
        JsonNode json = new JsonMapper().valueToTree(result);

        assertThat(json.get("status").asString()).isEqualTo("WARNING");
        assertThat(json.at("/record/policy").asString()).isEqualTo("reject");
        assertThat(json.at("/policy/applied").asString()).isEqualTo("reject");
        assertThat(json.at("/subdomainPolicy/origin").asString()).isEqualTo("SP");
        assertThat(json.at("/destinations/0/consent").asString()).isEqualTo("MISSING");
        assertThat(json.at("/walk/lookups/1/state").asString()).isEqualTo("NONE");
        assertThat(json.at("/legacy/policy").asString()).isEqualTo("reject");
    }
}
