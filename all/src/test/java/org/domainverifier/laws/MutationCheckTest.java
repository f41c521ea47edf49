package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A right plan, broken on purpose in many ways: the judge sees each. */
class MutationCheckTest {
    private static final World WORLD = World.parse("""
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            kunde.example. 300 IN A 192.0.2.90
            kunde.example. 300 IN MX 5 mx.old.example.
            kunde.example. 300 IN TXT "v=spf1 include.spf.esp.example a:m\\195\\188ller.example ip4:203.0.113.7-all"
            www.kunde.example. 300 IN CNAME sites.host.example.
            sites.host.example. 300 IN A 192.0.2.91
            *.kunde.example. 300 IN TXT "site=1"
            *.kunde.example. 300 IN A 192.0.2.92
            _dmarc.kunde.example. 300 IN TXT "v=DMARC1; p=reject rua=mailto:a@kunde.example, b@kunde.example; ruf=f@kunde.example"
            s1._domainkey.kunde.example. 300 IN CNAME s1.u7.sendgrid.example.
            s1.u7.sendgrid.example. 300 IN TXT "v=DKIM1; p=QUJD"
            spf.esp.example. 3600 IN TXT "v=spf1 ip4:198.51.100.0/26 ~all"
            spf.trekmail.net. 3600 IN TXT "v=spf1 ip4:192.0.2.0/26 -all"
            xn--mller-kva.example. 300 IN A 203.0.113.9
            """);
    private static final String ZONE = """
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            kunde.example. 300 IN MX 10 mail.kunde.example.
            """;
    private static final Wanted WANTED = Wanted.required(Asked.NOTHING
            .withMx(10, "mail.trekmail.net")
            .withIncludes("spf.trekmail.net")
            .withKey("dkim", "v=DKIM1; p=WFla")
            .withTlsRpt("mailto:t@trekmail.net"));
    private static final String SPF_BEFORE = "kunde.example. 300 IN TXT"
            + " \"v=spf1 include.spf.esp.example a:m\\195\\188ller.example ip4:203.0.113.7-all\"";
    private static final String SPF = "kunde.example. 300 IN TXT"
            + " \"v=spf1 include:spf.esp.example a:xn--mller-kva.example ip4:203.0.113.7 include:spf.trekmail.net -all\"";
    private static final String DMARC_BEFORE = "_dmarc.kunde.example. 300 IN TXT"
            + " \"v=DMARC1; p=reject rua=mailto:a@kunde.example, b@kunde.example; ruf=f@kunde.example\"";
    private static final String DMARC = "_dmarc.kunde.example. 300 IN TXT"
            + " \"v=DMARC1; p=reject; rua=mailto:a@kunde.example,mailto:b@kunde.example; ruf=mailto:f@kunde.example\"";
    private static final List<String> RIGHT = List.of(
            "* Mail goes to mx.old.example today: fetch what is in its mailboxes.",
            "* With the corrected record at _dmarc.kunde.example, p=reject takes effect: your own mail has to pass first.",
            "- kunde.example. 300 IN MX 5 mx.old.example. | + kunde.example. 300 IN MX 10 mail.trekmail.net.",
            "- " + SPF_BEFORE + " | + " + SPF,
            "- " + DMARC_BEFORE + " | + " + DMARC,
            "+ dkim._domainkey.kunde.example. 3600 IN TXT \"v=DKIM1; p=WFla\"",
            "+ _smtp._tls.kunde.example. 3600 IN TXT \"v=TLSRPTv1; rua=mailto:t@trekmail.net\"");

    private static List<Breach> judge(List<String> lines) {
        return PlanOracle.judge(WORLD, "kunde.example", WANTED, Plan.of(lines.toArray(String[]::new)));
    }

    @Test
    void theRightPlanIsAccepted() {
        assertThat(judge(RIGHT)).isEmpty();
    }

    private static UnaryOperator<List<String>> replacing(String text, String other) {
        return lines -> lines.stream()
                .map(line -> {
                    int at = line.indexOf("+ ");
                    return at < 0
                            ? line.replace(text, other)
                            : line.substring(0, at) + line.substring(at).replace(text, other);
                })
                .toList();
    }

    private static UnaryOperator<List<String>> adding(String... more) {
        return lines -> Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                Arguments.of("drop a sender", 5, replacing("include:spf.esp.example ", "")),
                Arguments.of("drop an address that sends", 5, replacing("ip4:203.0.113.7 ", "")),
                Arguments.of("lower p", 4, replacing("p=reject", "p=none")),
                Arguments.of("lower sp", 4, replacing("p=reject;", "p=reject; sp=quarantine;")),
                Arguments.of("delete a wildcard's answer", 1, adding("- mail.kunde.example. 300 IN A 192.0.2.92")),
                Arguments.of("add at another name", 1, replacing("_smtp._tls.", "_tls.")),
                Arguments.of(
                        "delete the alias of a website",
                        2,
                        adding("- www.kunde.example. 300 IN CNAME sites.host.example.")),
                Arguments.of("delete the address of the domain", 2, adding("- kunde.example. 300 IN A 192.0.2.90")),
                Arguments.of(
                        "delete another sender's key",
                        2,
                        adding("- s1._domainkey.kunde.example. 300 IN CNAME s1.u7.sendgrid.example.")),
                Arguments.of("end a wildcard", 2, adding("+ shop.kunde.example. 300 IN MX 10 mail.trekmail.net.")),
                Arguments.of("authorize a stranger", 3, replacing("-all", "include:spf.stranger.example -all")),
                Arguments.of("authorize a neighbour", 3, replacing("203.0.113.7", "203.0.113.8")),
                Arguments.of("authorize a network", 3, replacing("203.0.113.7", "203.0.113.0/24")),
                Arguments.of("cut letters from a U-label", 3, replacing("xn--mller-kva", "mller")),
                Arguments.of("drop a report address", 5, replacing(",mailto:b@kunde.example", "")),
                Arguments.of("drop the address of failure reports", 5, replacing("; ruf=mailto:f@kunde.example", "")),
                Arguments.of("send reports to a stranger", 3, replacing("mailto:b@kunde", "mailto:b@other")),
                Arguments.of("replace -all by ~all", 4, replacing("-all", "~all")),
                Arguments.of("allow everybody", 4, replacing("-all", "+all")),
                Arguments.of("another host for the mail", 3, replacing("mail.trekmail.net", "mail.trekmial.net")),
                Arguments.of("another key", 3, replacing("p=WFla", "p=WFlb")),
                Arguments.of("say nothing of the foreign exchanger", 2, (UnaryOperator<List<String>>)
                        lines -> lines.subList(1, lines.size())),
                Arguments.of("bring a policy into force without a word", 7, (UnaryOperator<List<String>>)
                        lines -> lines.stream()
                                .filter(line -> !line.contains("takes effect"))
                                .toList()),
                Arguments.of("add beside the old record", 6, (UnaryOperator<List<String>>) lines -> lines.stream()
                        .map(line -> line.replace("- " + SPF_BEFORE + " | ", ""))
                        .toList()),
                Arguments.of(
                        "too many lookups", 6, replacing("-all", "include:spf.trekmail.net a mx ".repeat(4) + "-all")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void everyMutationIsSeen(String what, int law, UnaryOperator<List<String>> mutation) {
        List<String> broken = mutation.apply(new ArrayList<>(RIGHT));
        assertThat(broken).as("it changes something").isNotEqualTo(RIGHT);
        assertThat(judge(broken)).as(what).extracting(Breach::law).contains(law);
    }

    @Test
    void anotherUsableKeyDoesNotGoWithoutAWord() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(1024);
        String key = Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPublic().getEncoded());
        String name = "dkim._domainkey.kunde.example";
        for (String text : List.of("v=DKIM1; k=rsa; p=" + key, "p=" + key, "v=DKIM1; p=" + key.substring(9))) {
            World world = World.parse(ZONE + Rr.txt(name, text) + "\n");
            Wanted wanted = Wanted.required(Asked.NOTHING.withKey("dkim", "v=DKIM1; p=WFla"));
            String change = "- " + Rr.txt(name, text) + " | + " + Rr.txt(name, "v=DKIM1; p=WFla");
            String step = "* Before " + name + " gets the expected key: the key there is another one.";

            assertThat(PlanOracle.judge(world, "kunde.example", wanted, Plan.of(step, change)))
                    .isEmpty();
            List<Breach> silent = PlanOracle.judge(world, "kunde.example", wanted, Plan.of(change));
            assertThat(silent).as(text).extracting(Breach::law).isEqualTo(text.endsWith(key) ? List.of(2) : List.of());
        }
    }

    @Test
    void aPolicyIsNotProposedWhereNothingIsKnown() {
        World world = World.parse(ZONE);
        List<String> wrong = List.of(
                "+ _dmarc.kunde.example. 3600 IN TXT \"v=DMARC1; p=none\"",
                "+ kunde.example. 3600 IN TXT \"v=spf1 ~all\"");
        for (String line : wrong) {
            assertThat(PlanOracle.judge(world, "kunde.example", Wanted.NOTHING, Plan.of(line)))
                    .as(line)
                    .extracting(Breach::law)
                    .containsExactly(7);
        }
    }
}
