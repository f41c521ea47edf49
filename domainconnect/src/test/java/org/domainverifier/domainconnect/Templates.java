package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Templates as a provider writes them, with apostrophes in place of quotation marks. */
final class Templates {
    private static final String HEAD =
            "'providerId': 'mail.example', 'providerName': 'Mail', 'serviceId': 'mailbox', 'serviceName': 'Mailbox', "
                    + "'syncPubKeyDomain': 'mail.example'";

    private Templates() {}

    /** A template about which nothing is to be said but what its records give reason for. */
    static String of(String... records) {
        return with("", records);
    }

    /** The same with more fields, such as {@code 'hostRequired': true}. */
    static String with(String fields, String... records) {
        String list = Stream.of(records).map(record -> "{" + record + "}").collect(Collectors.joining(", "));
        String more = fields.isEmpty() ? "" : ", " + fields;
        return json("{" + HEAD + more + ", 'records': [" + list + "]}");
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static DomainConnectTemplate read(String... records) {
        return DomainConnectTemplate.read(of(records)).orElseThrow();
    }

    /** What is noticed when it is read, and when it is checked. */
    static List<TemplateDiagnostic> noticed(String json) {
        TemplateReading reading = DomainConnectTemplate.read(json);
        List<TemplateDiagnostic> all = new ArrayList<>(reading.diagnostics());
        reading.template().ifPresent(template -> all.addAll(template.lint()));
        return all;
    }
}
