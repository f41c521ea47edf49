package org.domainverifier.laws.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfReadingTest {
    private static String read(String text) {
        return read(SpfReading.of(text));
    }

    private static String read(SpfReading reading) {
        return reading.senders().stream()
                        .map(sender -> (sender.passes() ? "" : sender.sign()) + sender.term())
                        .collect(Collectors.joining(" "))
                + reading.all().map(sign -> " " + sign + "all").orElse("")
                + (reading.unread().isEmpty() ? "" : " unread " + reading.unread());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 a mx/24 a:h.x.example/24//64 ptr ?all      | a mx/24 a:h.x.example/24//64 ptr ?all
            v=spf1 ip4: a mx -all                             | a mx -all
            v=spf1 ip4: 192.0.2.1 -all                        | ip4:192.0.2.1 -all
            v=spf1 ip6:2001:db8::1 ip6:2001:db8::/32 -all     | ip6:2001:db8:0:0:0:0:0:1 ip6:2001:db8:0:0:0:0:0:0/32 -all
            v=spf1 -include:a.example ~ip4:192.0.2.1 all      | -include:a.example ~ip4:192.0.2.1 +all
            v=spf1 exists:%{ir}.%{l1r+-}.x.example -all       | exists:%{ir}.%{l1r+-}.x.example -all
            v=spf1 exists:a..%{d} a:h..x.example -all         | exists:a.%{d} a:h.x.example -all
            v=spf1 include:_spf.X.example. MX -ALL            | include:_spf.x.example mx -all
            v=spf1 a:192.0.2.1 192.0.2.2 include:192.0.2.3    | ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3
            v=spf1 inclde:a.example -all                      | include:a.example -all
            v=spf1 mx.example.com a.net -all                  |  -all unread [mx.example.com, a.net]
            v=spf1 include:{{host}} ip4:x.x.x.x -all          |  -all unread [include:{{host}}, ip4:x.x.x.x]
            v=spf1 include:https://https://a.example// ?all   | include:a.example ?all
            v=spf1 include:https://a.example~all/             | include:a.example ~all
            v=spf1 include:https://a.example-all/>            | include:a.example -all
            v=spf1 include:a.example- all                     | include:a.example -all
            v=spf1 ip4: v=spf1 mx -al                         | mx -all
            v=spf1 - v=spf1 mx <?alll>                        | mx ?all
            v=spf1 a:h.example-all(our mail)                  | a:h.example -all unread [(our, mail)]
            v=spf1 a all                                      | a +all
            v=spf1 a al ball -all/24                          | a unread [al, ball, -all/24]
            v=spf1. exists:a..%{d}                            | exists:a.%{d}
            v=spf1 a ra=postmaster exp=why.example -all       | a -all
            v=spf1 mx ? exp=why.example -all                  | mx -all
            v=spf1 ip4:192.0.2.1++redirect=a.example          | ip4:192.0.2.1 redirect=a.example
            v=spf1 a++mx ip4: include.a.example -all          | a mx include:a.example -all
            v=spf1 include: redirect.example.com -all         | include:redirect.example.com -all
            v=spf1 ip6:2001:db8:25:: ra=postmaster            | ip6:2001:db8:25:0:0:0:0:0
            v=spf1 ip6: ra=postmaster ip4: foo=bar -all       | -all
            v=spf1 include;a.example?al                       | include:a.example ?all
            v=spf1 include; ip4:192.0.2.1 ip4, include:a.b -all | ip4:192.0.2.1 include:a.b -all unread [include, ip4]
            v=spf1 redirect, mx exists; all                   | mx +all unread [redirect, exists]
            v=spf1 mx include:a.example-                      | mx include:a.example
            v=spf1 mx include:a.example~a                     | mx include:a.example ~a
            v=spf1&nbsp;include:a.example&nb                  | include:a.example
            v=spf1&nbsp;include:a.example&n                   | include:a.example
            v=spf1 ip6:2001:db8:77::/48+include.a.example -all | ip6:2001:db8:77:0:0:0:0:0/48 include:a.example -all
            v=spf1 include:a.example<br>mx<b                  | include:a.example mx
            v=spf1 mx include:<your                           | mx unread [include:<your]
            v=spf1 a:h.example&nb                             |  unread [a:h.example&nb]
            v=spf1 mx ?foo=bar.example -all                   | mx -all unread [?foo=bar.example]
            @ IN TXT v=spf1 a -all                            | a -all
            kunde.example. 3600 IN TXT "v=spf1 a -all"        | a -all
            'v=spf1 a -all'                                   | a -all
            """)
    void aPersonReads(String text, String read) {
        assertThat(read(text).strip()).isEqualTo(read.strip());
    }

    @Test
    void whereStringsMeetASignBeginsATerm() {
        assertThat(read(SpfReading.ofStrings("v=spf1 include:a.example-a", List.of("v=spf1 include:a.example", "-a"))))
                .isEqualTo("include:a.example -a");
        assertThat(read(SpfReading.ofStrings("v=spf1 include:a-b.example", List.of("v=spf1 include:a", "-b.example"))))
                .isEqualTo("include:a-b.example");
    }

    @Test
    void otherTextsAreNotMeantAsSpf() {
        assertThat(SpfReading.isMeant("v=spf10 a")).isFalse();
        assertThat(SpfReading.isMeant("spf2.0/pra ?all")).isFalse();
        assertThat(SpfReading.isMeant("spf1-verification=abc")).isFalse();
        assertThat(SpfReading.isMeant("google-site-verification=1")).isFalse();
        assertThat(SpfReading.isMeant("v=DMARC1; p=none")).isFalse();
        assertThat(SpfReading.isMeant("v=spf1")).isTrue();
        assertThat(SpfReading.isMeant("v=spf1.")).isTrue();
        assertThat(SpfReading.isMeant("v=spf1.5")).isFalse();
    }
}
