package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text without quotation marks, of which a test would only get the beginning, is refused. */
class CutTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_dmarc.example.com. 300 IN TXT v=DMARC1; p=none",
                "_dmarc.example.com. TXT v=DMARC1;p=none",
                "_dmarc.example.com. 300 IN txt v=STSv1; id=1",
                "example.com. 300 IN SPF v=spf1;mx",
                "s._domainkey.example.com. 300 IN TXT ( \"v=DKIM1\"\n k=rsa; )",
                "example.com. IN TXT \"a\" b;c",
                "$ORIGIN example.com.\n; a remark\n@ 300 IN A 192.0.2.1;one\n_dmarc TXT v=DMARC1; p=none"
            })
    void aSemicolonThatCutsATextIsComplainedOfWithItsLine(String zone) {
        int line = (int) zone.lines().count();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneResolver.parse(zone))
                .withMessageStartingWith("not a zone: line " + line + ": the semicolon in this text begins a comment; ")
                .withMessageContaining("quotation marks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_dmarc.example.com. 300 IN TXT \"v=DMARC1; p=none\"; the policy",
                "_dmarc.example.com. 300 IN TXT \"v=DMARC1; p=none\" ; the policy",
                "_dmarc.example.com. 300 IN TXT v=DMARC1\\; ; with a backslash",
                "example.com. 300 IN TXT abc ; a remark",
                "example.com. 300 IN TXT ( abc ; a remark\n \"d;e\" ); more",
                "example.com. 300 IN A 192.0.2.1;a remark",
                "; TXT a;b\nexample.com. 300 IN MX 10 mail;x",
                "txt.example.com. 300 IN CNAME a.example.com.;x",
                "example.com. 300 IN TXT \"a\\\"; b\"; c"
            })
    void aCommentIsAComment(String zone) {
        assertThat(CutText.lineOf(zone)).isEmpty();
        assertThat(ZoneResolver.parse(zone)).isNotNull();
    }

    @Test
    void aLongZoneIsReadOnce() {
        String line = "a.example.com. 300 IN TXT \"v=x; y\" ; \"\n";

        assertThat(CutText.lineOf(line.repeat(50_000) + "a TXT b;c")).hasValue(50_001);
    }
}
