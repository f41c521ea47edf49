package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfRecordTest {
    private static SpfRecord valid(String text) {
        return SpfRecord.parse(text).orElseThrow();
    }

    private static SpfTerm onlyTerm(String term) {
        List<SpfTerm> terms = valid("v=spf1 " + term).terms();
        assertThat(terms).hasSize(1);
        return terms.get(0);
    }

    @Test
    void termsAreTyped() throws Exception {
        assertThat(valid(
                                "v=spf1 include:spf.example.com ~a:mail.example.com/24//64 -ip4:192.0.2.0/24 ?all exp=e.example.com")
                        .terms())
                .containsExactly(
                        new SpfMechanism.Include(SpfQualifier.PASS, DomainSpec.of(DomainName.of("spf.example.com"))),
                        new SpfMechanism.A(
                                SpfQualifier.SOFTFAIL,
                                Optional.of(DomainSpec.of(DomainName.of("mail.example.com"))),
                                new DualCidr(24, 64)),
                        new SpfMechanism.Ip4(
                                SpfQualifier.FAIL,
                                (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 0}),
                                24),
                        new SpfMechanism.All(SpfQualifier.NEUTRAL),
                        new SpfModifier.Explanation(DomainSpec.of(DomainName.of("e.example.com"))));
    }

    @Test
    void macrosAreTyped() {
        assertThat(onlyTerm("exists:%{L2r+-}.%%x.%{d}"))
                .isEqualTo(new SpfMechanism.Exists(
                        SpfQualifier.PASS,
                        new DomainSpec(new MacroString(List.of(
                                new MacroString.Macro(MacroString.Letter.LOCAL_PART, true, 2, true, "+-"),
                                new MacroString.Literal("."),
                                MacroString.Escape.PERCENT,
                                new MacroString.Literal("x."),
                                new MacroString.Macro(MacroString.Letter.DOMAIN, false, 0, false, ""))))));
    }

    @ParameterizedTest
    @CsvSource({
        "+a, a",
        "A:Mail.Example.com/32//128, a:Mail.Example.com",
        "mx/0, mx/0",
        "mx//0, mx//0",
        "IP4:192.0.2.1/32, ip4:192.0.2.1",
        "ip6:2001:DB8:0:0:0:0:0:1/128, ip6:2001:db8::1",
        "ip6:::FFFF:1.2.3.4, ip6:::ffff:102:304",
        "ip6:1:0:0:2:0:0:0:3/64, ip6:1:0:0:2::3/64",
        "ip6:1:0:2:3:4:5:6:7, ip6:1:0:2:3:4:5:6:7",
        "ip6:0:0:0:0:0:0:0:0/0, ip6:::/0",
        "-PTR, -ptr",
        "exists:%{I3R.}.example.com, exists:%{I3r.}.example.com",
        "REDIRECT=x.example.com., redirect=x.example.com.",
        "ip6:1:2:3:4:0:5:6:7, ip6:1:2:3:4:0:5:6:7",
        "ip6:1:2:3:4::5:6:7, ip6:1:2:3:4:0:5:6:7",
        "ip6:1:2:3:4:5:6:192.0.2.1, ip6:1:2:3:4:5:6:c000:201",
        "Foo=, Foo=",
        "Az-Za_09.x=, Az-Za_09.x=",
        "zA=%{d}, zA=%{d}",
        "Foo=a%%, Foo=a%%",
        "Foo=%_%-, Foo=%_%-",
        "exists:%{d9}.%{d10}.%{dr}, exists:%{d9}.%{d10}.%{dr}",
        "exists:!~.example.com, exists:!~.example.com",
        "a:mail.xn--p1ai, a:mail.xn--p1ai",
        "a:mail.a0z, a:mail.a0z",
        "a:mail.Z9A, a:mail.Z9A"
    })
    void theCanonicalSpelling(String written, String canonical) {
        assertThat(onlyTerm(written)).hasToString(canonical);
    }

    @Test
    void blanksBetweenTermsAreNotKept() {
        assertThat(valid("V=sPf1  mx   -all  ")).hasToString("v=spf1 mx -all");
    }

    @Test
    void parseAndPrintAreInverse() {
        Seed.repeat(Seed.cases(), random -> {
            String text = new RandomSpf(random).record();
            Parsed<SpfRecord> parsed = SpfRecord.parse(text);
            assertThat(parsed.diagnostics()).as(text).isEmpty();
            SpfRecord record = parsed.orElseThrow();
            assertThat(valid(record.toString())).as(text).isEqualTo(record);
        });
    }

    @Test
    void anyTextIsRead() {
        Seed.repeat(Seed.cases(), random -> {
            String text = spoil(new RandomSpf(random).record(), random);
            Parsed<SpfRecord> parsed = SpfRecord.parse(text);
            parsed.diagnostics()
                    .forEach(diagnostic ->
                            assertThat(diagnostic.span().end()).as(text).isLessThanOrEqualTo(text.length()));
            if (parsed.record().isPresent()) {
                SpfRecord record = parsed.record().get();
                boolean unrecognized = record.terms().stream().anyMatch(SpfTerm.Unrecognized.class::isInstance);
                assertThat(parsed.isValid() && unrecognized).as(text).isFalse();
                assertThat(SpfRecord.parse(record.toString()).record()).as(text).contains(record);
            }
        });
    }

    private static String spoil(String text, Random random) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = 6 + random.nextInt(Math.max(1, spoilt.length() - 6));
            switch (random.nextInt(3)) {
                case 0 -> spoilt.insert(Math.min(at, spoilt.length()), (char) random.nextInt(300));
                case 1 -> spoilt.insert(Math.min(at, spoilt.length()), " %{/:=.-0".charAt(random.nextInt(9)));
                default -> {
                    if (at < spoilt.length()) {
                        spoilt.deleteCharAt(at);
                    }
                }
            }
        }
        return spoilt.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1", "V=SPF1", "v=spf1 ", "v=spf1 -all"})
    void recordsBeginWithTheVersion(String text) {
        assertThat(SpfRecord.isSpf(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=spf",
                "v=spf10 -all",
                "v=spf1\t-all",
                " v=spf1 -all",
                "v=spf2.0/pra -all",
                "\"v=spf1 -all\"",
                "spf1"
            })
    void otherTextsAreNoRecords(String text) {
        assertThat(SpfRecord.isSpf(text)).isFalse();
        Parsed<SpfRecord> parsed = SpfRecord.parse(text);
        assertThat(parsed.record()).isEmpty();
        assertThat(parsed.diagnostics()).extracting(Diagnostic::code).containsExactly(SpfFinding.NO_VERSION);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"v=spf10 -all,v=spf10", "spf1,spf1", " v=spf1,''", "v=spf1\t-all mx,v=spf1\t-all"})
    void whatIsInPlaceOfTheVersionIsMarked(String text, String marked) {
        assertThat(SpfRecord.parse(text).diagnostics())
                .extracting(diagnostic -> diagnostic.span().of(text))
                .containsExactly(marked);
    }

    @ParameterizedTest
    @CsvSource({
        "-all., MISSPELT_MECHANISM, -all.",
        "-all:foo, UNEXPECTED_ARGUMENT, -all:foo",
        "all/8, UNEXPECTED_ARGUMENT, all/8",
        "moo, UNKNOWN_MECHANISM, moo",
        "ipv4:192.0.2.1, MISSPELT_MECHANISM, ipv4:192.0.2.1",
        "redirect:x.example.com, MISSPELT_MECHANISM, redirect:x.example.com",
        "include, MISSING_ARGUMENT, include",
        "include:, MISSING_ARGUMENT, include:",
        "include/24, UNEXPECTED_ARGUMENT, include/24",
        "include:x.example.com/24, BAD_DOMAIN, x.example.com/24",
        "exists, MISSING_ARGUMENT, exists",
        "a:, MISSING_ARGUMENT, a:",
        "a:museum, BAD_DOMAIN, museum",
        "a:museum., BAD_DOMAIN, museum.",
        "a:example.-com, BAD_DOMAIN, example.-com",
        "a:abc.123, BAD_DOMAIN, abc.123",
        "a:abc.90, BAD_DOMAIN, abc.90",
        "a:%{d}com, BAD_DOMAIN, %{d}com",
        "a:192.0.2.1, ADDRESS_AS_DOMAIN, 192.0.2.1",
        "mx:2001:db8::1, ADDRESS_AS_DOMAIN, 2001:db8::1",
        "a/33, BAD_PREFIX_LENGTH, a/33",
        "a//129, BAD_PREFIX_LENGTH, a//129",
        "a/024, BAD_PREFIX_LENGTH, a/024",
        "a/24/16, UNEXPECTED_ARGUMENT, a/24/16",
        "ptr/0, UNEXPECTED_ARGUMENT, ptr/0",
        "ptr:, MISSING_ARGUMENT, ptr:",
        "ip4, MISSING_ARGUMENT, ip4",
        "ip4:, MISSING_ARGUMENT, ip4:",
        "ip6:, MISSING_ARGUMENT, ip6:",
        "ip4:1.2.3, BAD_ADDRESS, ip4:1.2.3",
        "ip4:1.2.3.4:80, BAD_ADDRESS, ip4:1.2.3.4:80",
        "ip4:01.2.3.4, BAD_ADDRESS, ip4:01.2.3.4",
        "ip4:1.2.3.4//32, BAD_ADDRESS, ip4:1.2.3.4//32",
        "ip4:1.2.3.4/032, BAD_PREFIX_LENGTH, ip4:1.2.3.4/032",
        "ip6:::1/129, BAD_PREFIX_LENGTH, ip6:::1/129",
        "ip6::CAFE::BABE, BAD_ADDRESS, ip6::CAFE::BABE",
        "ip6:1:2:3:4:5:6:7, BAD_ADDRESS, ip6:1:2:3:4:5:6:7",
        "ip6:1:2:3:4:5:6:7:8::, BAD_ADDRESS, ip6:1:2:3:4:5:6:7:8::",
        "ip6:1::2:, BAD_ADDRESS, ip6:1::2:",
        "ip6:1:2:3:4:5:6:7::8, BAD_ADDRESS, ip6:1:2:3:4:5:6:7::8",
        "ip6:1:2:3:4:5:6:7:8:9, BAD_ADDRESS, ip6:1:2:3:4:5:6:7:8:9",
        "ip6:1:2:3:4:5:6:7:192.0.2.1, BAD_ADDRESS, ip6:1:2:3:4:5:6:7:192.0.2.1",
        "ip6:1:2:3:4:5:6:7:g, BAD_ADDRESS, ip6:1:2:3:4:5:6:7:g",
        "ip6:1:2:3:4:5:6:7:12345, BAD_ADDRESS, ip6:1:2:3:4:5:6:7:12345",
        "exists:%(ir).example.com, BAD_MACRO, %(",
        "exists:foo%.example.com, BAD_MACRO, %.",
        "exists:foo%, BAD_MACRO, %",
        "exists:%{}.example.com, BAD_MACRO, %{}",
        "exists:%{x}.example.com, BAD_MACRO, %{x}",
        "exists:%{d0}.example.com, BAD_MACRO, %{d0}",
        "exists:%{d!}.example.com, BAD_MACRO, %{d!}",
        "exists:%{d.example.com, BAD_MACRO, %{d.example.com",
        "exp=%{r}.example.com, BAD_MACRO, %{r}",
        "foo=%abc, BAD_MACRO, %a",
        "exp=-all, BAD_DOMAIN, -all",
        "redirect=, MISSING_ARGUMENT, redirect=",
        "1up=foo, BAD_MODIFIER_NAME, 1up=foo",
        "=all, BAD_MODIFIER_NAME, =all",
        "-foo=bar, UNKNOWN_MECHANISM, -foo=bar",
        "moo.cow/far_out=man, UNKNOWN_MECHANISM, moo.cow/far_out=man",
        "+, UNKNOWN_MECHANISM, +"
    })
    void whatIsWrongIsSaidWithItsPlace(String term, SpfFinding code, String place) {
        String text = "v=spf1 mx " + term + " -all";
        Parsed<SpfRecord> parsed = SpfRecord.parse(text);
        assertThat(parsed.isValid()).isFalse();
        assertThat(parsed.diagnostics()).hasSize(1);
        Diagnostic diagnostic = parsed.diagnostics().get(0);
        assertThat(diagnostic.code()).isEqualTo(code);
        assertThat(diagnostic.span().of(text)).isEqualTo(place);
        assertThat(parsed.record().orElseThrow().terms()).element(1).isEqualTo(new SpfTerm.Unrecognized(term));
    }

    private static Diagnostic onlyDiagnostic(String term) {
        List<Diagnostic> diagnostics = SpfRecord.parse("v=spf1 " + term).diagnostics();
        assertThat(diagnostics).as(term).hasSize(1);
        return diagnostics.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "-ipv4:192.0.2.1, -ip4:",
        "~includes:x.example.com, ~include:",
        "alll, all",
        "?redirect:x.example.com, redirect=",
        "EXP:x.example.com, exp="
    })
    void whatWasProbablyMeantIsSaidAsItWouldBeWritten(String term, String meant) {
        assertThat(onlyDiagnostic(term).arguments()).containsEntry("term", term).containsEntry("meant", meant);
    }

    @Test
    void anAddressInPlaceOfADomainIsSaidToBeOne() {
        assertThat(onlyDiagnostic("a:192.0.2.1").arguments())
                .isEqualTo(Map.of("term", "a:192.0.2.1", "address", "192.0.2.1"));
        assertThat(onlyDiagnostic("a:museum").arguments()).isEqualTo(Map.of("term", "a:museum", "domain", "museum"));
    }

    @Test
    void redirectAndExplanationMayStandOnce() {
        String text = "v=spf1 redirect=a.example.com exp=e.example.com redirect=b.example.com exp=f.example.com";
        assertThat(SpfRecord.parse(text).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(SpfFinding.DUPLICATE_MODIFIER, SpfFinding.DUPLICATE_MODIFIER);
    }

    @Test
    void otherCharactersThanVisibleOnesAreNotAccepted() {
        for (String bad : List.of("a\tmx", "mx\u00a0", "\u0000", "a:\u00e4.example.com", "\u200bmx")) {
            Parsed<SpfRecord> parsed = SpfRecord.parse("v=spf1 " + bad);
            assertThat(parsed.diagnostics()).extracting(Diagnostic::code).containsExactly(SpfFinding.BAD_CHARACTER);
            assertThat(parsed.record().orElseThrow().terms()).containsExactly(new SpfTerm.Unrecognized(bad));
        }
    }

    @Test
    void hugeNumbersInMacrosDoNotOverflow() {
        assertThat(onlyTerm("exists:%{d99999999999999999999}.example.com"))
                .isEqualTo(onlyTerm("exists:%{d999}.example.com"));
    }

    @Test
    void aSpecOfANameThatSpfCannotSpellIsRefused() {
        assertThatThrownBy(() -> DomainSpec.of(DomainName.of("localhost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void theNameOfALiteralSpec() {
        SpfMechanism.Include include = (SpfMechanism.Include) onlyTerm("include:SPF.Example.com.");
        assertThat(include.domain().name()).contains(DomainName.of("spf.example.com"));
        assertThat(((SpfMechanism.Exists) onlyTerm("exists:%{i}.example.com"))
                        .domain()
                        .name())
                .isEmpty();
        assertThat(((SpfMechanism.A) onlyTerm("a:a...example.com"))
                        .target()
                        .orElseThrow()
                        .name())
                .isEmpty();
    }
}
