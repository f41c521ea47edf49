package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.domainverifier.DomainReport;
import org.domainverifier.RecordInstruction;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** What a controller of Spring Boot 4 answers with: its mapper is one of Jackson 3 that looks for modules. */
class DomainVerifierModuleTest {
    private final JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
    private final DomainReport report = Reports.report();

    @Test
    void aReportIsWrittenAndReadByAnyMapperWithTheModule() {
        String text = mapper.writeValueAsString(report);
        assertThat(mapper.readTree(text).at("/report/domain").asString()).isEqualTo("customer.example");
        assertThat(mapper.readValue(text, DomainReport.class)).isEqualTo(report);
        assertThat(ReportJson.standard().readReport(text)).isEqualTo(report);
    }

    @Test
    void aReportMayBePartOfAnAnswer() {
        String text = mapper.writeValueAsString(Map.of("customer", "4711", "mail", report));
        assertThat(mapper.readTree(text).at("/mail/report/verdict").asString()).isEqualTo("NOT_VERIFIED");
    }

    @Test
    void rowsOfADashboardAreAList() {
        List<RecordInstruction> rows = report.recordsToPublish();
        String text = mapper.writeValueAsString(rows);
        assertThat(mapper.readTree(text).at("/0/action").asString())
                .isEqualTo(rows.get(0).action().name());
        assertThat(mapper.readValue(text, new TypeReference<List<RecordInstruction>>() {}))
                .isEqualTo(rows);
    }

    @Test
    void whatCannotBeReadIsAnExceptionOfJackson() {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> mapper.readValue("{}", DomainReport.class))
                .withCauseInstanceOf(ReportJsonException.class);
    }

    @Test
    void settingsAreGivenWithTheModule() {
        JsonMapper own = JsonMapper.builder()
                .addModule(new DomainVerifierModule(
                        ReportJson.builder().provider("TrekMail").build()))
                .build();
        assertThat(own.readTree(own.writeValueAsString(report)).at("/provider").asString())
                .isEqualTo("TrekMail");
    }
}
