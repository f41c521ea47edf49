package org.domainverifier.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportUriTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "MAILTO:dmarc@Example.COM, mailto:dmarc@example.com",
                "mailto:d%6Darc@example.com, mailto:dmarc@example.com",
                "mailto:dmarc%2Breports@example.com, mailto:dmarc+reports@example.com",
                "mailto:%22a%2cb%22@example.com, mailto:%22a%2Cb%22@example.com",
                "mailto:%22a%40b%22@example.com, mailto:%22a%40b%22@example.com",
                "mailto:%22a%5C%22b%20c%22@example.com, mailto:%22a%5C%22b%20c%22@example.com",
                "mailto:a%21b@example.com, mailto:a%21b@example.com",
                "mailto:%C3%A4@example.com, mailto:%C3%A4@example.com",
                "mailto:dmarc@b%C3%BCcher.example, mailto:dmarc@xn--bcher-kva.example",
                "mailto:dmarc@example.com?subject=dm%61rc, mailto:dmarc@example.com?subject=dmarc",
                "HTTPS://Example.COM:8443/Reports?a=b#c, https://example.com:8443/Reports?a=b#c",
                "https://example.com:443, https://example.com/",
                "https://example.com:?x, https://example.com/?x",
                "http://example.com:080/%7ex, http://example.com/~x",
                "https://b%C3%BCcher.example./, https://xn--bcher-kva.example/",
                "https://192.0.2.1/x, https://192.0.2.1/x",
                "https://[2001:DB8::1]:8443/x, https://[2001:db8::1]:8443/x",
                "ftp://User@Example.com/x, ftp://User@example.com/x",
                "ftp://:21/x, ftp://:21/x",
                "https://example.com:65535/, https://example.com:65535/",
                "https://255.255.255.255/, https://255.255.255.255/",
                "https://[2001:db8::]/, https://[2001:db8::]/",
                "https://[::]/, https://[::]/",
                "https://[::ffff:192.0.2.1]:443/, https://[::ffff:192.0.2.1]/",
                "mailto:%22%22@example.com, mailto:%22%22@example.com",
                "mailto:%61%7a%41%5a%30%39%2d%7e@example.com, mailto:azAZ09-~@example.com",
                "X+y-z.1:abc, x+y-z.1:abc",
                "x:y, x:y",
                "file:///x, file:///x",
                "urn:example:%61, urn:example:a"
            })
    void spellingsOfOneDestinationAreOne(String text, String canonical) {
        ReportUri uri = ReportUri.of(text);

        assertThat(uri.canonical()).isEqualTo(canonical);
        assertThat(uri).hasToString(text).isEqualTo(ReportUri.of(canonical)).hasSameHashCodeAs(ReportUri.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dmarc@example.com",
                "mailto:",
                "mailto:@example.com",
                "mailto:dmarc",
                "mailto:dmarc@",
                "mailto:dmarc@localhost",
                "mailto:dmarc@example.com.",
                "mailto:dmarc@192.0.2.1",
                "mailto:dmarc@[192.0.2.1]",
                "mailto:dmarc@exa mple.com",
                "mailto:a..b@example.com",
                "mailto:.a@example.com",
                "mailto:a.@example.com",
                "mailto:a@b@example.com",
                "mailto:a%zz@example.com",
                "mailto:a%2@example.com",
                "mailto:a%0d%0ab@example.com",
                "mailto:%22a%22b%22@example.com",
                "mailto:%22a%5C%22@example.com",
                "mailto:%22@example.com",
                "mailto:a%ff@example.com",
                "mailto:a%2cb@example.com",
                "mailto:a!b@example.com",
                "mailto:\"a\"@example.com",
                "mailto:a{b}@example.com",
                "mailto:dmarc@bücher.example",
                "mailto://dmarc@example.com",
                "mailto:a@example.com/x",
                "mailto:a@example.com?x#y",
                "mailto:a@example.com?x[y]",
                "mailto:a@example.com,b@example.com",
                "mailto:a@example.com!10m",
                "mailto:a@example.com;x",
                "https://",
                "https:example.com",
                "http:",
                "https:///path",
                "https://example.com:99999/",
                "https://example.com:x/",
                "https://user@example.com/",
                "https://example.com/[x]",
                "https://example.com/a#b#c",
                "https://[2001:db8::1/",
                "https://[]/",
                "https://[:]/",
                "https://[2001:dg8::1]/",
                "https://[aaaa:aaaa:aaaa:aaaa:aaaa:aaaa:aaaa:aaaa:aaaaaa]/",
                "https://@example.com/",
                "https://example.com:65536/",
                "https://example..example.com/",
                "https://192.0.2/",
                "mailto:?to=a@example.com",
                "x_y:abc",
                "9x:y",
                "https://256.0.2.1/",
                "foo://a[b/",
                "urn:[x]",
                ":",
                "1x:y",
                "+x:y",
                "//o:b@example.com",
                "://example.com"
            })
    void whatNoReportCanGoToIsRefused(String text) {
        assertThat(ReportUri.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> ReportUri.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("\"" + text + "\"");
    }

    @Test
    void theHostIsTyped() {
        assertThat(ReportUri.of("mailto:dmarc@Reports.example.net").host())
                .contains(DomainName.of("reports.example.net"));
        assertThat(ReportUri.of("https://example.net/x").host()).contains(DomainName.of("example.net"));
        assertThat(ReportUri.of("https://192.0.2.1/x").host()).isEmpty();
        assertThat(ReportUri.of("urn:example:1").host()).isEmpty();
    }

    @Test
    void onlyMailNeedsSomebodyWhoTakesIt() {
        assertThat(ReportUri.of("mailto:a@example.net").mailDomain()).contains(DomainName.of("example.net"));
        assertThat(ReportUri.of("https://example.net/x").mailDomain()).isEmpty();
        assertThat(ReportUri.of("https://example.net/x").isHttps()).isTrue();
        assertThat(ReportUri.of("http://example.net/x").isHttps()).isFalse();
        assertThat(ReportUri.of("HTTP://example.net/x").scheme()).isEqualTo("http");
    }

    @Test
    void theLocalPartKeepsItsCase() {
        assertThat(ReportUri.of("mailto:Dmarc@example.com"))
                .isNotEqualTo(ReportUri.of("mailto:dmarc@example.com"))
                .doesNotHaveSameHashCodeAs(ReportUri.of("mailto:dmarc@example.com"));
    }

    @Test
    void aLocalPartHasAtMost64Octets() {
        assertThat(ReportUri.tryParse("mailto:" + "a".repeat(64) + "@example.com"))
                .isPresent();
        assertThat(ReportUri.tryParse("mailto:" + "a".repeat(65) + "@example.com"))
                .isEmpty();
        assertThat(ReportUri.tryParse("mailto:" + "%C3%A4".repeat(33) + "@example.com"))
                .isEmpty();
    }

    /** No text costs more than its length: neither time nor stack. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "mailto:, ., @example.com",
                "mailto:, a., a@example.com",
                "mailto:%22, a, %22@example.com",
                "mailto:%22, %5Ca, %22@example.com",
                "mailto:a@, a., com",
                "mailto:a@example.com?, %41, ``",
                "mailto:, @, ``",
                "https://, a., com/",
                "https://, :, /",
                "https://[, :, ]/",
                "https://, @, /",
                "https://example.com/, /%41, ``",
                "https://example.com/, #, ``",
                "x, x, :",
                "x:, %, ``"
            })
    void aHugeTextIsReadToo(String start, String piece, String end) {
        String text = start + piece.repeat(2_000_000 / piece.length()) + end;

        Optional<ReportUri> read =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ReportUri.tryParse(text));

        read.ifPresent(uri -> assertThat(uri.canonical()).hasSizeLessThanOrEqualTo(text.length() + 1));
    }

    @Test
    void whatIsReadReadsTheSameInItsCanonicalSpelling() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "mailto:",
                "https:",
                "http:",
                "ftp:",
                "//",
                "a",
                "B.c",
                "@",
                "example.com",
                "[::1]",
                ":443",
                ":",
                "%41",
                "%C3%BC",
                "%ff",
                "%22",
                "%40",
                "%2c",
                "/",
                "?",
                "#",
                "+",
                "~",
                "192.0.2.1",
                "\"",
                "!",
                "é",
                "%",
                ".");
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(pieces.get(random.nextInt(4)));
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            Optional<ReportUri> uri = ReportUri.tryParse(text.toString());
            if (uri.isPresent()) {
                read++;
                String canonical = uri.get().canonical();
                assertThat(ReportUri.tryParse(canonical))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(uri);
                assertThat(ReportUri.of(canonical).canonical())
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(canonical);
                assertThat(canonical).as("seed %d: %s", seed, text).doesNotContain(",", "!", ";");
            }
        }
        assertThat(read).isGreaterThan(1000);
    }
}
