package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.txt.TxtSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write is read as a person reads it; what nobody can read is left over as it is written. */
class MeantRecordsTest {
    /** What a text says, and behind two exclamation marks what it says besides that nobody can read. */
    private static String meaning(String text) {
        Optional<SpfMeaning> read = SpfReader.read(text);
        return read.map(meaning -> meaning.record().text()
                        + (meaning.unread().isEmpty()
                                ? ""
                                : meaning.unread().stream().collect(Collectors.joining(" ", " !! ", ""))))
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 include.spf.x.example -all            | v=spf1 include:spf.x.example -all
            v=spf1 include: spf.x.example -all           | v=spf1 include:spf.x.example -all
            v=spf1 include :spf.x.example -all           | v=spf1 include:spf.x.example -all
            v=spf1 include : spf.x.example -all          | v=spf1 include:spf.x.example -all
            v=spf1 include spf.x.example -all            | v=spf1 include:spf.x.example -all
            v=spf1 include;spf.x.example -all            | v=spf1 include:spf.x.example -all
            v=spf1 include,spf.x.example -all            | v=spf1 include:spf.x.example -all
            v=spf1 include=spf.x.example -all            | v=spf1 include:spf.x.example -all
            v=spf1 include/spf.x.example -all            | v=spf1 include:spf.x.example -all
            v=spf1 include:https://spf.x.example/ -all   | v=spf1 include:spf.x.example -all
            v=spf1 include:http://spf.x.example -all     | v=spf1 include:spf.x.example -all
            v=spf1 include://spf.x.example/a/b -all      | v=spf1 include:spf.x.example -all
            v=spf1 include::spf.x.example -all           | v=spf1 include:spf.x.example -all
            v=spf1 include:=spf.x.example -all           | v=spf1 include:spf.x.example -all
            v=spf1 include:include:spf.x.example -all    | v=spf1 include:spf.x.example -all
            v=spf1 include:spf.x.example-all             | v=spf1 include:spf.x.example -all
            v=spf1 include:spf.x.example~all             | v=spf1 include:spf.x.example ~all
            v=spf1 include:spf.x.example?all;            | v=spf1 include:spf.x.example ?all
            v=spf1 include:spf.x.example?al              | v=spf1 include:spf.x.example ?all
            v=spf1 mx include;spf.x.example~al           | v=spf1 mx include:spf.x.example ~all
            v=spf1 include:a.x.example+include:b.x.example -all | v=spf1 include:a.x.example include:b.x.example -all
            v=spf1 include:a.x.exampleinclude:b.x.example -all  | v=spf1 include:a.x.example include:b.x.example -all
            v=spf1 include:a.x.example+mx+a -all         | v=spf1 include:a.x.example mx a -all
            v=spf1 include:a.net,b.net -all              | v=spf1 include:a.net include:b.net -all
            v=spf1 include:a.net, b.net; c.net -all      | v=spf1 include:a.net include:b.net include:c.net -all
            v=spf1 -include:a.net,b.net -all             | v=spf1 -include:a.net -include:b.net -all
            v=spf1 a:h1.net,h2.net mx:m1.net,m2.net ~all | v=spf1 a:h1.net a:h2.net mx:m1.net mx:m2.net ~all
            v=spf1 inclde:a.net include_:b.net -all      | v=spf1 include:a.net include:b.net -all
            v=spf1 include:"spf.x.example" -all          | v=spf1 include:spf.x.example -all
            v=spf1 include:spf..x.example. -all          | v=spf1 include:spf.x.example -all
            v=spf1 redirect= spf.x.example               | v=spf1 redirect=spf.x.example
            v=spf1 redirect =spf.x.example               | v=spf1 redirect=spf.x.example
            v=spf1 redirect:spf.x.example                | v=spf1 redirect=spf.x.example
            v=spf1 mxredirect=spf.x.example              | v=spf1 mx redirect=spf.x.example
            v=spf1 +redirect=spf.x.example               | v=spf1 redirect=spf.x.example
            v=spf1 mx-all                                | v=spf1 mx -all
            v=spf1 a/24~all                              | v=spf1 a/24 ~all
            v=spf1 mx. a, ptr; -all.                     | v=spf1 mx a ptr -all
            v=spf1 mx ~all</p>                           | v=spf1 mx ~all
            v=spf1 mx ~all&lt;/p&gt;                     | v=spf1 mx ~all
            <p>v=spf1 mx<br/>a ~all</p>                  | v=spf1 mx a ~all
            v=spf1&nbsp;mx&amp;nbsp;-all                 | v=spf1 mx -all
            v=spf1 mx \u2013all                          | v=spf1 mx -all
            v=spf1 mx \u2014all                          | v=spf1 mx -all
            v=spf1 mx \u2212all                          | v=spf1 mx -all
            v=spf1 mx \u0096all                          | v=spf1 mx -all
            v=spf1 mx - all                              | v=spf1 mx -all
            v=spf1 mx ~ all                              | v=spf1 mx ~all
            v=spf1 mx -ALL.                              | v=spf1 mx -all
            v=spf1 mx -alll                              | v=spf1 mx -all
            v=spf1 mx all=fail                           | v=spf1 mx -all
            v=spf1 mx all:softfail                       | v=spf1 mx ~all
            v=spf1 mx ALL=Neutral;                       | v=spf1 mx ?all
            v=spf1 mx ~all=fail                          | v=spf1 mx ~all
            v=spf1 mx -al                                | v=spf1 mx -all
            v=spf1 mx ~al.                               | v=spf1 mx ~all
            v=spf1 include:https://spf.x.example-all/    | v=spf1 include:spf.x.example -all
            v=spf1 include:https://spf.x.example~ALL./   | v=spf1 include:spf.x.example ~all
            v=spf1 include:spf.x.example-all/> mx        | v=spf1 include:spf.x.example -all mx
            v=spf1 include:spf.x.example-all"            | v=spf1 include:spf.x.example -all
            v=spf1 include:spf.x.example~all,            | v=spf1 include:spf.x.example ~all
            v=spf1 include:spf.x.example ?all;           | v=spf1 include:spf.x.example ?all
            v=spf1 include:spf.x.example- all            | v=spf1 include:spf.x.example -all
            v=spf1 include:spf.x.example ~- all          | v=spf1 include:spf.x.example -all
            v=spf1 mx~ (ALL).                            | v=spf1 mx ~all
            v=spf1 - - all                               | v=spf1 -all
            v=spf1 exists:%{l1r+-}.x.example all         | v=spf1 exists:%{l1r+-}.x.example all
            v=spf1 a:h.x.example/24-all/                 | v=spf1 a:h.x.example/24 -all
            v=spf1 ip4:192.0.2.1-all/                    | v=spf1 ip4:192.0.2.1 -all
            v=spf1 include:-all                          | v=spf1 -all
            v=spf1 include: -all/>                       | v=spf1 -all
            v=spf1 mx -all(our mail)                     | v=spf1 mx -all
            v=spf1 include:spf.x.example~all.(2024)      | v=spf1 include:spf.x.example ~all
            v=spf1 mx -all#a.b                           | v=spf1 mx -all !! #a.b
            v=spf1 mx -all/                              | v=spf1 mx -all
            v=spf1 mx -all).                             | v=spf1 mx -all
            v=spf1 mx <-all> [~all] {?all} *-all*!     | v=spf1 mx -all ~all ?all -all
            v=spf1 mx (~all=fail).                       | v=spf1 mx ~all
            v=spf1 ball:x mx -ball -all/24 all_          | v=spf1 mx !! ball:x -ball -all/24 all_
            v=spf1 v=spf1 mx -all                        | v=spf1 mx -all
            v=spf1 v=spf1,ip4:198.51.100.2,mx -all       | v=spf1 ip4:198.51.100.2 mx -all
            v=spf1++redirect=spf.x.example               | v=spf1 redirect=spf.x.example
            v=spf1 ++mx --include:spf.x.example ~~all    | v=spf1 mx -include:spf.x.example ~all
            v=spf1 mx -+redirect=spf.x.example           | v=spf1 mx redirect=spf.x.example
            v=spf1 +-mx -all                             | v=spf1 -all !! +-mx
            v=spf1 ip4:192.0.2.1++redirect=spf.x.example | v=spf1 ip4:192.0.2.1 redirect=spf.x.example
            v=spf1 a++mx ip4:192.0.2.1--all              | v=spf1 a mx ip4:192.0.2.1 -all
            v=spf1 ip4: include.spf.x.example mx -all    | v=spf1 include:spf.x.example mx -all
            v=spf1 include: redirect.x.example mx -all   | v=spf1 include:redirect.x.example mx -all
            v=spf1 ip4: v=spf1 mx - v=spf1 -all          | v=spf1 mx -all
            v=spf1v=spf1 mx -all                         | v=spf1 mx -all
            v=spf1 mx -all v=spf1                        | v=spf1 mx -all
            ( v=spf1 mx -all )                           | v=spf1 mx -all
            v=spf1 ( mx a ) -all                         | v=spf1 mx a -all
            v=spf1 mx -all ; for our mail                | v=spf1 mx -all
            v=spf1 mx -all (our mail) // 2024            | v=spf1 mx -all
            v=spf1 ip4: include: mx -all                 | v=spf1 mx -all
            v=spf1 include:: mx include:= a -all         | v=spf1 mx a -all
            v=spf1 redirect=http://spf.x.example         | v=spf1 redirect=spf.x.example
            v=spf1 (mx a) ptr) -all                      | v=spf1 mx a ptr -all
            v=spf1 (a/24) mx:/28 -all                    | v=spf1 a/24 mx/28 -all
            v=spf1 a:h..x.example/24 -all                | v=spf1 a:h.x.example/24 -all
            v=spf1 include:spf..x.example/24 -all        | v=spf1 include:spf.x.example -all
            v=spf1 a:AZ-az.09.x.example -all             | v=spf1 a:AZ-az.09.x.example -all
            v=spf1 include:a.net, nonsense -all          | v=spf1 include:a.net -all !! nonsense
            v=spf1 mx -all opt-out and/or (e)mail(s) 1990 | v=spf1 mx -all
            v=spf1 mx -all see x@y.example 2024/25       | v=spf1 mx -all !! x@y.example 2024/25
            v=spf1                                       | v=spf1
            v=spf1 hello                                 | v=spf1 !! hello
            v=spf1hello                                  | nothing
            v=spf1spf.x.example                          | v=spf1 !! spf.x.example
            V=SPF1spf.x.example -all                     | v=spf1 -all !! spf.x.example
            spf1spf.x.example                            | nothing
            """)
    void termsAreReadAsTheyWereMeant(String written, String meant) {
        assertThat(meaning(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 ip4:192.0.2.1,192.0.2.2 -all          | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all
            v=spf1 ip4:192.0.2.1ip4:192.0.2.2 -all       | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all
            v=spf1 ip4:192.0.2.1~all                     | v=spf1 ip4:192.0.2.1 ~all
            v=spf1 ip4: 192.0.2.1 -all                   | v=spf1 ip4:192.0.2.1 -all
            v=spf1 ip4 192.0.2.1 -all                    | v=spf1 ip4:192.0.2.1 -all
            v=spf1 ip4.192.0.2.1 -all                    | v=spf1 ip4:192.0.2.1 -all
            v=spf1 ip4:192.0.2.0/255.255.255.0 -all      | v=spf1 ip4:192.0.2.0/24 -all
            v=spf1 ip4:192.0.2.0/255.255.0.255 -all      | v=spf1 -all !! ip4:192.0.2.0/255.255.0.255
            v=spf1 ip4:192.0.2.0/0.0.0.0 -all            | v=spf1 -all !! ip4:192.0.2.0/0.0.0.0
            v=spf1 ip4:192.0.2.0/024 -all                | v=spf1 ip4:192.0.2.0/24 -all
            v=spf1 ip4:[192.0.2.1] a:192.0.2.2 -all      | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all
            v=spf1 ip:192.0.2.1 ipv4=192.0.2.2 -all      | v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all
            v=spf1 192.0.2.1 -192.0.2.2 -all             | v=spf1 ip4:192.0.2.1 -ip4:192.0.2.2 -all
            v=spf1 ip6:192.0.2.1 ip4:2001:db8::1 -all    | v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all
            v=spf1 ip4:::ffff:192.0.2.10 -all            | v=spf1 ip4:192.0.2.10 -all
            v=spf1 ip6:::ffff:192.0.2.10/120 -all        | v=spf1 ip4:192.0.2.10/24 -all
            v=spf1 ip6:::ffff:c000:20a -all              | v=spf1 ip4:192.0.2.10 -all
            v=spf1 ip4:192.0.2.300 -all                  | v=spf1 -all !! ip4:192.0.2.300
            v=spf1 ip4:192.0.2.1-192.0.2.9 -all          | v=spf1 -all !! ip4:192.0.2.1-192.0.2.9
            v=spf1 ip4:203.0.113.\uff16 -all             | v=spf1 -all !! ip4:203.0.113.\uff16
            v=spf1 ip4:10.0.0.0/1\uff16 -all             | v=spf1 -all !! ip4:10.0.0.0/1\uff16
            """)
    void addressesAreReadAsTheyWereMeant(String written, String meant) {
        assertThat(meaning(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 include:spf.m\u00fcnchen.example -all   | v=spf1 include:spf.xn--mnchen-3ya.example -all
            v=spf1 a:b\u00fcro.x.example -all              | v=spf1 a:xn--bro-hoa.x.example -all
            v=spf1 include:\u4f8b.example -all             | v=spf1 include:xn--fsq.example -all
            v=spf1 include:sp\u200bf.x.example -all        | v=spf1 include:spf.x.example -all
            v=spf1 include:_spf.g\u043e\u043egle.com -all  | v=spf1 -all !! include:_spf.g\u043e\u043egle.com
            v=spf1 include:\u0441\u043e\u0440.x.example mx -all | v=spf1 mx -all !! include:\u0441\u043e\u0440.x.example
            v=spf1 include:spf\uff11.x.example mx -all     | v=spf1 mx -all !! include:spf\uff11.x.example
            v=spf1 a:h..x.example mx:.m.x.example -all     | v=spf1 a:h.x.example mx:m.x.example -all
            v=spf1 exists:a..%{d} -all                     | v=spf1 exists:a.%{d} -all
            v=spf1 include:{{host}} ip4:x.x.x.x mx -all    | v=spf1 mx -all !! include:{{host}} ip4:x.x.x.x
            v=spf1 include:<your-host> $DOMAIN mx -all     | v=spf1 mx -all !! include:<your-host> $DOMAIN
            v=spf1 mx.example.com spf.x.net nonsense -all  | v=spf1 -all !! mx.example.com spf.x.net nonsense
            v=spf1 a:postmaster@x.example mx -all          | v=spf1 a:postmaster@x.example mx -all
            v=spf1 all=maybe mx                            | v=spf1 mx !! all=maybe
            v=spf1 a: mx -all                              | v=spf1 mx -all !! a:
            """)
    void neverAnotherNameIsReadThanTheOneThatIsWritten(String written, String meant) {
        assertThat(meaning(written)).isEqualTo(meant);
    }

    @Test
    void aLabelOfMoreThan63OctetsIsLeftOver() {
        String label = "x".repeat(64);
        assertThat(meaning("v=spf1 mx:" + label + ".example a -all"))
                .isEqualTo("v=spf1 a -all !! mx:" + label + ".example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v= spf1 mx -all
            v = spf1 mx -all
            v =spf1 mx -all
            v:spf1 mx -all
            v=spf mx -all
            v=spfl mx -all
            v=spf 1 mx -all
            V=SPF1; mx; -all
            v=spf1, mx -all
            v=spf1mx -all
            spf1 mx -all
            SPF v=spf1 mx -all
            spf: v=spf1 mx -all
            TXT v=spf1 mx -all
            @ IN TXT v=spf1 mx -all
            customer.example. 3600 IN TXT "v=spf1 mx -all"
            customer.example. 3600 IN TXT ( "v=spf1 mx" " -all" )
            `v=spf1 mx -all`
            'v=spf1 mx -all'
            \u201cv=spf1 mx -all\u201d
            \u0093v=spf1 mx -all\u0094
            \u00abv=spf1 mx -all\u00bb
            \ufeffv=spf1 mx -all
            "v=spf1 mx" "-all"
            """)
    void theVersionIsRecognisedInWhateverForm(String written) {
        assertThat(meaning(written)).isEqualTo("v=spf1 mx -all");
    }

    @Test
    void quotedStringsAreDividedOrJoinedWhicheverMakesMoreSense() {
        assertThat(meaning("\"v=spf1 include:a.net\" \"include:b.net ~all\""))
                .isEqualTo("v=spf1 include:a.net include:b.net ~all");
        assertThat(meaning("\"v=spf1 include:spf.exam\" \"ple.net ~all\""))
                .isEqualTo("v=spf1 include:spf.example.net ~all");
        assertThat(meaning("\"v=spf1 mx\" \"a ~all\"")).isEqualTo("v=spf1 mx a ~all");
    }

    @Test
    void quotedStringsBehindAllAreDividedOrJoinedWhicheverNamesMoreSenders() {
        assertThat(meaning("\"v=spf1 mx ~all pt\" \"r\"")).isEqualTo("v=spf1 mx ~all ptr");
        assertThat(meaning("\"v=spf1 ptr ~all a\" \"mx\"")).isEqualTo("v=spf1 ptr ~all a mx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf10 mx",
                "spf2.0/pra ?all",
                "spf1-verification=abc",
                "v=DMARC1; p=none",
                "google-site-verification=spf1",
                "spf",
                "our spf record is v=spf1 mx",
                "MS=ms1234",
                "",
                "v",
                "v=",
                "spf1",
                "TXT TXT TXT TXT TXT TXT TXT v=spf1"
            })
    void whatIsNotMeantAsARecordIsNotRead(String text) {
        assertThat(meaning(text)).isEqualTo("nothing");
    }

    private static SpfMeaning ofRecord(ParsedSpf parsed) {
        var record = new DnsRecord(DomainName.of("customer.example"), Duration.ZERO, RecordData.Txt.of(parsed.text()));
        return SpfMeaning.of(new TxtSource<>(record, parsed.text(), Optional.empty(), parsed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1   MX include:SPF.x.example. ~all ",
                "v=spf1 exists:%{l1r+-,}.x.example ra=a -all",
                "v=spf1 include:spf.small mx:ball.x.example -all",
                "v=spf1 include:spf.small. a:x-all.example exp=why.x.example ra=x-all -all",
                "v=spf1 redirect=spf.x.example"
            })
    void aRecordThatSaysWhatIsMeantIsLeftAsItIs(String text) {
        ParsedSpf parsed = SpfRecord.KIND.parse(text);

        assertThat(ofRecord(parsed).record()).isSameAs(parsed);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:spf.x.example-all, v=spf1 include:spf.x.example -all",
        "v=spf1 include:spf.x.example-all., v=spf1 include:spf.x.example -all",
        "v=spf1 a:h.x.example-ALL, v=spf1 a:h.x.example -all",
        "v=spf1 exists:%{i}.x.example-all., v=spf1 exists:%{i}.x.example -all",
        "v=spf1 redirect=spf.x.example-all., v=spf1 redirect=spf.x.example -all",
        "v=spf1 mx exp=why.x.example-all, v=spf1 mx exp=why.x.example -all",
        "v=spf1 redirect=http://spf.x.example, v=spf1 redirect=spf.x.example"
    })
    void aRecordThatTheGrammarAcceptsIsStillReadAsItWasMeant(String written, String meant) {
        ParsedSpf parsed = SpfRecord.KIND.parse(written);

        assertThat(parsed.isValid()).isTrue();
        assertThat(ofRecord(parsed).record().text()).isEqualTo(meant);
    }
}
