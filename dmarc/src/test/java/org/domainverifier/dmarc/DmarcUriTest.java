package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcUriTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "MAILTO:dmarc@Example.COM, mailto:dmarc@example.com",
                "mailto:d%6Darc@example.com, mailto:dmarc@example.com",
                "mailto:dmarc%2Breports@example.com, mailto:dmarc+reports@example.com",
                "mailto:a%2cb@example.com?subject=x, ``",
                "mailto:%22a%2cb%22@example.com, mailto:%22a%2Cb%22@example.com",
                "mailto:a%21b@example.com, mailto:a%21b@example.com",
                "mailto:dmarc@bücher.example, ``",
                "mailto:dmarc@b%C3%BCcher.example, mailto:dmarc@xn--bcher-kva.example",
                "mailto:dmarc@example.com?subject=dmarc, mailto:dmarc@example.com?subject=dmarc",
                "HTTPS://Example.COM:8443/Reports?a=b#c, https://example.com:8443/Reports?a=b#c",
                "ftp://user@example.com/x, ftp://user@example.com/x",
                "urn:example:1, urn:example:1"
            })
    void spellingsOfOneDestinationAreOne(String text, String canonical) {
        assertThat(DmarcUri.tryOf(text).map(DmarcUri::text).orElse("")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "mailto:a@b@example.com",
                "mailto:a%zz@example.com",
                "mailto:a%0d%0ab@example.com",
                "mailto:a%ff@example.com",
                "mailto:a!b@example.com",
                "mailto://dmarc@example.com",
                "mailto:a@example.com,b@example.com",
                "https://",
                "https:example.com",
                ":",
                "1x:y",
                "//o:b@example.com",
                "://example.com"
            })
    void whatNoReportCanGoToIsRefused(String text) {
        assertThat(DmarcUri.tryOf(text)).isEmpty();
        assertThatThrownBy(() -> DmarcUri.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void theHostIsTyped() {
        assertThat(DmarcUri.of("mailto:dmarc@Reports.example.net").host())
                .contains(DomainName.of("reports.example.net"));
        assertThat(DmarcUri.of("https://example.net/x").host()).contains(DomainName.of("example.net"));
        assertThat(DmarcUri.of("urn:example:1").host()).isEmpty();
    }

    @Test
    void theLocalPartKeepsItsCase() {
        assertThat(DmarcUri.of("mailto:Dmarc@example.com")).isNotEqualTo(DmarcUri.of("mailto:dmarc@example.com"));
    }
}
