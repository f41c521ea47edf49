package org.domainverifier.domainconnect;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** The public suite of applying templates, which is read from outside of the project; each file says at its top how it is meant. */
record ApplySuite(List<ApplyCase> cases) {
    private static final JsonMapper JSON = new JsonMapper();
    /** What the suite of whole templates assumes of the DNS host. */
    private static final List<?> REDIRECTS =
            List.of(Map.of("type", "A", "pointsTo", "127.0.0.1"), Map.of("type", "AAAA", "pointsTo", "::1"));

    static ApplySuite read() throws IOException {
        List<ApplyCase> cases = new ArrayList<>();
        for (String file : List.of(
                "process_records_tests.yaml",
                "process_records_apexcname_tests.yaml",
                "process_records_redir_tests.yaml",
                "apply_template_tests.yaml")) {
            Path path = folder().resolve(file);
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                Map<?, ?> suite = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromReader(reader);
                for (Object each : (List<?>) suite.get("tests")) {
                    Map<?, ?> test = (Map<?, ?>) each;
                    Map<?, ?> input = (Map<?, ?>) test.get("input");
                    boolean whole = suite.get("suite_type").equals("apply_template");
                    cases.add(new ApplyCase(
                            String.valueOf(test.get("id")),
                            input,
                            (Map<?, ?>) test.get("expect"),
                            whole ? template(input) : records(input),
                            whole ? REDIRECTS : list(input, "redirect_records")));
                }
            }
        }
        return new ApplySuite(cases);
    }

    static Path folder() {
        return PublicTemplates.folder().resolve("domainconnect/apply");
    }

    static List<?> list(Map<?, ?> values, String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    private static String template(Map<?, ?> input) throws IOException {
        String name = input.get("provider_id") + "." + input.get("service_id") + ".json";
        return Files.readString(folder().resolve("templates").resolve(name.toLowerCase(Locale.ROOT)));
    }

    private static String records(Map<?, ?> input) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("providerId", input.containsKey("provider_id") ? input.get("provider_id") : "suite.example");
        template.put("providerName", "Suite");
        template.put("serviceId", input.containsKey("service_id") ? input.get("service_id") : "records");
        template.put("serviceName", "Records");
        template.put("multiInstance", Boolean.TRUE.equals(input.get("multi_instance")));
        template.put(
                "records",
                list(input, "template_records").stream()
                        .map(each -> record((Map<?, ?>) each))
                        .toList());
        return JSON.writeValueAsString(template);
    }

    /** The suite's words for terms of SPF, the label of a service and its host are none, so they are replaced by such. */
    private static Map<String, Object> record(Map<?, ?> given) {
        Map<String, Object> record = new LinkedHashMap<>();
        given.forEach((field, value) -> record.put(String.valueOf(field), value));
        record.computeIfPresent("spfRules", (field, rules) -> ApplyCase.spf(String.valueOf(rules)));
        if ("SRV".equals(record.get("type"))) {
            record.compute("target", (field, target) -> ApplyCase.host(String.valueOf(target)));
        }
        record.computeIfPresent("service", (field, service) -> ApplyCase.service(String.valueOf(service)));
        return record;
    }
}
