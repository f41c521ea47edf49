package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DkimResultTest {
    private static final String SELECTOR = "google._domainkey.example.com.";

    private static JsonNode json(Object value) {
        JsonMapper mapper = JsonMapper.builder().build();
        return mapper.readTree(mapper.writeValueAsString(value));
    }

    @Test
    void aResultIsWrittenAsJson() {
        DkimResult result = Zones.check(Zones.zone(
                SELECTOR + " 300 IN CNAME k.mcsv.net.",
                Zones.txt("k.mcsv.net.", "v=DKIM1; t=y; h=sha256; x=1; p=" + Zones.KEY)));
        JsonNode json = json(result);
        assertThat(json.path("status").asString()).isEqualTo("WARNING");
        assertThat(json.path("searched").asBoolean()).isTrue();
        JsonNode selector = json.path("selectors").path(0);
        assertThat(selector.path("selector").asString()).isEqualTo("google");
        assertThat(selector.path("origin").asString()).isEqualTo("FOUND");
        assertThat(selector.path("keyBits").asInt()).isEqualTo(2048);
        assertThat(selector.path("sender").asString()).isEqualTo("Mailchimp");
        JsonNode record = selector.path("record");
        assertThat(record.path("keyType").asString()).isEqualTo("rsa");
        assertThat(record.path("flags").path(0).asString()).isEqualTo("y");
        assertThat(record.path("hashAlgorithms").path(0).asString()).isEqualTo("sha256");
        assertThat(record.path("key").asString()).isEqualTo(Zones.KEY);
    }
}
