package org.domainverifier.domainconnect;

import static org.domainverifier.domainconnect.Situation.of;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How templates are written. */
final class FormSituations {
    static final String A = "'type': 'A', 'host': 'www', 'pointsTo': '8.8.4.4', 'ttl': 3600";

    private FormSituations() {}

    static Stream<Situation> all() {
        return Stream.of(texts(), fields(), records(), numbers()).flatMap(each -> each);
    }

    private static Stream<Situation> texts() {
        return Stream.of(
                of("nothing to say", Templates.of(A)),
                of("no text at all", "", "not-json "),
                of("no JSON", "v=spf1 -all", "not-json "),
                of("a comma too many", Templates.json("{'records': [],}"), "not-json "),
                of("an end too early", Templates.json("{'records': ["), "not-json "),
                of("more behind the end", Templates.of(A) + "{}", "not-json "),
                of("a comment", "/* */" + Templates.of(A), "not-json "),
                of("a bare word", "{providerId: 1}", "not-json "),
                of("nested without end", "[".repeat(100_000), "too-deep "),
                of("a number of a thousand digits", "[" + "9".repeat(1000) + "]", "too-deep "),
                of("another mark of the byte order", "\ufeff" + Templates.of(A)),
                of("larger than any", " ".repeat(DomainConnectTemplate.MOST_OCTETS + 1), "too-large "),
                of("larger in octets", "\u20ac".repeat(DomainConnectTemplate.MOST_OCTETS / 2), "too-large "),
                of("an array", "[]", "wrong-type $"),
                of("a string", "\"x\"", "wrong-type $"));
    }

    private static Stream<Situation> fields() {
        return Stream.of(
                of("a name twice", Templates.with("'version': 1, 'version': 2", A), "duplicate-key version"),
                of(
                        "nothing of what has to be there",
                        "{}",
                        "missing-field providerId",
                        "missing-field serviceId",
                        "missing-field providerName",
                        "missing-field serviceName",
                        "missing-field records"),
                of("an empty id", Templates.of(A).replace("\"mailbox\"", "\"\""), "missing-field serviceId"),
                of("a null", Templates.of(A).replace("\"mailbox\"", "null"), "missing-field serviceId"),
                of("an id with a space", Templates.of(A).replace("\"mailbox\"", "\"mail box\""), "bad-id serviceId"),
                of("a flag as a text", Templates.with("'hostRequired': 'true'", A), "wrong-type hostRequired"),
                of(
                        "records as an object",
                        Templates.json("{'providerId': 'a', 'providerName': 'a', 'serviceId': 'a', "
                                + "'serviceName': 'a', 'records': {}}"),
                        "wrong-type records"),
                of("a misspelt field", Templates.with("'hostrequired': true", A), "unknown-field hostrequired"),
                of("a field of a vendor", Templates.with("'vnd.example.order': 1", A)),
                of("a field of nobody", Templates.with("'colour': 'red'", A), "unknown-field colour"),
                of(
                        "a critical field of nobody",
                        Templates.with("'order': 1, 'crit': ['order']", A),
                        "unknown-field order",
                        "not-understood crit"),
                of("a critical field that is not there", Templates.with("'crit': ['order']", A)),
                of(
                        "a critical field that is known",
                        Templates.with("'crit': ['hostRequired'], 'hostRequired': true", A)),
                of(
                        "a later specification",
                        Templates.with("'templateSpecVersion': 2", A),
                        "not-understood templateSpecVersion"),
                of("this specification", Templates.with("'templateSpecVersion': 1", A)),
                of(
                        "a logo without TLS",
                        Templates.with("'logoUrl': 'http://mail.example/a.png'", A),
                        "bad-logo logoUrl"),
                of(
                        "redirects to an address",
                        Templates.with("'syncRedirectDomain': 'https://mail.example/'", A),
                        "bad-domain syncRedirectDomain"),
                of("redirects to several", Templates.with("'syncRedirectDomain': 'mail.example, a.example'", A)),
                of("redirects to none", Templates.with("'syncRedirectDomain': ''", A)),
                of("the old way to share", Templates.with("'shared': true", A), "deprecated-field shared"),
                of("both ways to share", Templates.with("'shared': true, 'sharedProviderName': true", A)),
                of("a warning of phishing", Templates.with("'warnPhishing': true", A), "deprecated-field warnPhishing"),
                of("no records", Templates.of(), "no-records records"));
    }

    private static Stream<Situation> records() {
        return Stream.of(
                of(
                        "a record that is none",
                        Templates.json(Templates.of(A).replace("{\"type\"", "7, {\"type\"")),
                        "wrong-type records[0]"),
                of("no type", Templates.of("'host': '@'"), "missing-field records[0].type"),
                of(
                        "no host",
                        Templates.of("'type': 'A', 'pointsTo': '8.8.4.4', 'ttl': 3600"),
                        "missing-field records[0].host"),
                of(
                        "no target",
                        Templates.of("'type': 'CNAME', 'host': 'www', 'ttl': 3600"),
                        "missing-field records[0].pointsTo"),
                of(
                        "an empty text",
                        Templates.of("'type': 'TXT', 'host': '_v', 'data': '', 'ttl': 3600"),
                        "empty-text records[0].data"),
                of(
                        "a redirect to a name",
                        Templates.of("'type': 'REDIR301', 'host': 'old', 'target': 'www.mail.example'"),
                        "bad-redirect records[0].target"),
                of(
                        "a redirect to a page",
                        Templates.of("'type': 'REDIR302', 'host': 'old', 'target': 'https://mail.example/a?b=c'")),
                of(
                        "no TTL",
                        Templates.of("'type': 'A', 'host': 'www', 'pointsTo': '8.8.4.4'"),
                        "missing-field records[0].ttl"),
                of(
                        "nothing of a service",
                        Templates.of("'type': 'SRV', 'name': '@', 'ttl': 3600"),
                        "missing-field records[0].service",
                        "missing-field records[0].protocol",
                        "missing-field records[0].priority",
                        "missing-field records[0].weight",
                        "missing-field records[0].port",
                        "missing-field records[0].target"),
                of("a field of another type", Templates.of(A + ", 'data': 'x'"), "ignored-field records[0].data"),
                of(
                        "a misspelt field of a record",
                        Templates.of(A + ", 'groupid': 'x'"),
                        "unknown-field records[0].groupid"),
                of("a type in small letters", Templates.of(A.replace("'A'", "'a'")), "unknown-type records[0].type"),
                of(
                        "a misspelt type",
                        Templates.of("'type': 'TEXT', 'host': 'a', 'data': 'x', 'ttl': 3600"),
                        "unknown-type records[0].type"),
                of("any other type", Templates.of("'type': 'CAA', 'host': 'a', 'data': '0 issue x', 'ttl': 3600")),
                of("a type by its number", Templates.of("'type': 'TYPE257', 'host': 'a', 'data': 'x', 'ttl': 3600")),
                of("a group that is a list", Templates.of(A + ", 'groupId': 'a,b'"), "bad-id records[0].groupId"),
                of(
                        "a word in the wrong case",
                        Templates.of(A + ", 'essential': 'onapply'"),
                        "bad-choice records[0].essential"),
                of(
                        "a word of nobody",
                        Templates.of("'type': 'TXT', 'host': '_a', 'data': 'x', 'ttl': 3600, "
                                + "'txtConflictMatchingMode': 'Exact'"),
                        "bad-choice records[0].txtConflictMatchingMode"),
                of(
                        "a critical field of a record",
                        Templates.of(A + ", 'order': 1, 'crit': ['order']"),
                        "unknown-field records[0].order",
                        "not-understood records[0].crit"),
                of(
                        "a thousand and one",
                        Templates.of(IntStream.rangeClosed(0, DomainConnectTemplate.MOST_RECORDS)
                                .mapToObj(
                                        i -> "'type': 'REDIR301', 'host': 'h" + i + "', 'target': 'https://a.example/'")
                                .toArray(String[]::new)),
                        "too-many-records records"));
    }

    private static Stream<Situation> numbers() {
        return Stream.of(
                of("a number in a string", Templates.of(A.replace("3600", "'3600'"))),
                of("a word for a number", Templates.of(A.replace("3600", "'auto'")), "bad-number records[0].ttl"),
                of("a fraction", Templates.of(A.replace("3600", "3600.5")), "bad-number records[0].ttl"),
                of("a negative number", Templates.of(A.replace("3600", "-1")), "bad-number records[0].ttl"),
                of(
                        "a number beyond 16 bits",
                        Templates.of(
                                "'type': 'MX', 'host': '@', 'pointsTo': 'mx.mail.example', 'priority': 65536, 'ttl': 3600"),
                        "bad-number records[0].priority"),
                of("a flag for a number", Templates.of(A.replace("3600", "true")), "wrong-type records[0].ttl"),
                of(
                        "part of a variable",
                        Templates.with(
                                "'variableDescription': '%n%'",
                                "'type': 'MX', 'host': '@', 'pointsTo': 'mx.mail.example', 'priority': '1%n%', 'ttl': 3600"),
                        "bad-number records[0].priority",
                        "unused-variable variableDescription"));
    }
}
