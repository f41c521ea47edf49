package org.domainverifier.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.publish.Exports;
import org.domainverifier.publish.ZonePlan;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terraform itself reads the literals as the tests' own reader does. It has no provider here, so that each resource is made one of its own, which keeps its
 * input. Needs {@code terraform}: {@code -Ddomainverifier.terraform=true}.
 */
@EnabledIfSystemProperty(named = "domainverifier.terraform", matches = "true", disabledReason = "needs terraform")
class TerraformTest {
    private static final DomainName ZONE = DomainName.of("customer.example");

    @TempDir
    Path folder;

    @Test
    void terraformReadsWhatOurReaderReads() throws Exception {
        List<RepairStep> steps = new ArrayList<>();
        HostileExportTest.texts()
                .forEach(data -> steps.add(new RecordChange.Add(new DnsRecord(ZONE, Duration.ofMinutes(5), data))));
        DnsAnswer nothing = new DnsAnswer.NoData(
                new DnsQuestion(ZONE, RecordType.TXT),
                List.of(),
                Optional.empty(),
                AnswerOrigin.of("192.0.2.53:53", true, false));
        ZonePlan plan = ZonePlan.of(Instant.EPOCH, List.of(nothing), new RepairPlan(steps), ZONE);
        String sets = Exports.terraformRoute53().write(plan).text().orElseThrow();
        String records = Exports.terraformCloudflare().write(plan).text().orElseThrow();

        assertThat(read(sets, "records")).isEqualTo(ours(sets, "records"));
        assertThat(read(records, "content")).isEqualTo(ours(records, "content"));
        assertThat(ours(records, "content")).hasSize(steps.size());
    }

    private static List<String> ours(String document, String attribute) {
        return Hcl.resources(document).stream()
                .flatMap(resource -> resource.attributes().get(attribute) instanceof List<?> list
                        ? list.stream().map(Object::toString)
                        : Stream.of(resource.attributes().get(attribute).toString()))
                .sorted()
                .toList();
    }

    private List<String> read(String document, String attribute) throws Exception {
        Path own = Files.createDirectory(folder.resolve(attribute));
        StringBuilder made = new StringBuilder("variable \"zone_id\" {\n  default = \"Z\"\n}\n");
        for (String line : document.split("\n", -1)) {
            if (line.startsWith("resource ")) {
                String name = line.split(" ")[2];
                made.append("resource \"terraform_data\" ").append(name).append(" {\n  input = {\n");
            } else {
                made.append(line.equals("}") ? "}\n}" : line).append('\n');
            }
        }
        Files.writeString(own.resolve("main.tf"), made);
        run(own, "terraform", "init", "-no-color");
        run(own, "terraform", "plan", "-no-color", "-out=plan");
        JsonNode plan = JsonMapper.shared().readTree(run(own, "terraform", "show", "-json", "plan"));
        List<String> read = new ArrayList<>();
        for (JsonNode resource : plan.get("planned_values").get("root_module").get("resources")) {
            JsonNode value = resource.get("values").get("input").get(attribute);
            if (value.isArray()) {
                value.forEach(each -> read.add(each.asString()));
            } else {
                read.add(value.asString());
            }
        }
        return read.stream().sorted().toList();
    }

    private static String run(Path folder, String... command) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue())
                .as(text + Files.readString(folder.resolve("errors")))
                .isZero();
        return text;
    }
}
