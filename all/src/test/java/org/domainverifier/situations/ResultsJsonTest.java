package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.check.CheckResult;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Results are plain values: any of them can be written as JSON without being told how. */
class ResultsJsonTest {
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void everyResultIsWrittenAsJson() {
        for (DomainReport report : Situations.all().reports()) {
            for (CheckEntry entry : report.entries()) {
                entry.result().ifPresent(this::write);
            }
        }
    }

    private void write(CheckResult result) {
        assertThat(mapper.readTree(mapper.writeValueAsString(result))
                        .path("status")
                        .asString())
                .isEqualTo(result.status().name());
    }
}
