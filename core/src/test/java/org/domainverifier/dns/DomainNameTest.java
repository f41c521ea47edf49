package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    private static final String LABEL_63 = "a".repeat(63);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "http://example.com/|it is a URL; give only the host name",
                "user@example.com|it is a mail address; give only the part after the @",
                "192.0.2.1|it is an address or has a port; give a domain name",
                "192.0.2.1.|it is an address or has a port; give a domain name",
                "2001:db8::1|it is an address or has a port; give a domain name",
                "[192.0.2.1]|it is an address or has a port; give a domain name",
                "example.com:25|it is an address or has a port; give a domain name",
                "example.1|its last label has only digits, as in an address",
                "example.90|its last label has only digits, as in an address",
                ".|it has no label",
                "..|it has an empty label (two dots in a row, or one at the start)",
                ".com|it has an empty label (two dots in a row, or one at the start)",
                "a..com|it has an empty label (two dots in a row, or one at the start)",
                "example.com..|it has an empty label (two dots in a row, or one at the start)",
                "-a.com|its label \"-a\" begins or ends with a hyphen",
                "a-.com|its label \"a-\" begins or ends with a hyphen",
                "a b.com|it has a space at position 1",
                "a!b.com|its label \"a!b\" has the character \"!\"",
                "*.example.com|its label \"*\" has the character \"*\"",
                "a/b.com|its label \"a/b\" has the character \"/\"",
                "a\\.b.com|its label \"a\\\" has the character \"\\\"",
            })
    void whatIsNoNameIsRefusedWithTheReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(text))
                .withMessage("not a domain name: \"" + text + "\": " + reason);
        assertThat(DomainName.tryParse(text)).isEmpty();
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> DomainName.of(null))
                .withMessageContaining("must not be null");
    }

    @Test
    void aControlCharacterIsNamedAndNotPrinted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("exa\u0007mple.com\r\n"))
                .withMessage(
                        "not a domain name: \"exa\\u0007mple.com\\u000d\\u000a\": it has a control character (U+0007) at 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"exa\u00a0mple.com", "exa\u2003mple.com", "exa\u3000mple.com", " example.com", "example.com "})
    void spacesOfEveryKindAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(text))
                .withMessageContaining("it has a space");
    }

    @Test
    void aLabelHasAtMost63Characters() {
        assertThat(DomainName.of(LABEL_63 + ".com").labels()).containsExactly(LABEL_63, "com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(LABEL_63 + "a.com"))
                .withMessageEndingWith("\" has 64 characters, more than 63");
    }

    @Test
    void aNameHasAtMost253Characters() {
        String longest = String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61));
        assertThat(longest).hasSize(253);

        assertThat(DomainName.of(longest)).hasToString(longest);
        assertThat(DomainName.of(longest + ".")).hasToString(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(longest + "a"))
                .withMessageEndingWith("it has 254 characters, more than the 253 that a name may have");
    }

    @Test
    void aTextOfThousandsOfCharactersIsRefusedShortly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("a.".repeat(5000)))
                .withMessageContaining("(10000 characters)")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void theTrailingDotMakesNoDifference() {
        assertThat(DomainName.of("example.com.")).isEqualTo(DomainName.of("example.com"));
        assertThat(DomainName.of("example.com").toAbsolute()).isEqualTo("example.com.");
    }

    @Test
    void caseMakesNoDifference() {
        assertThat(DomainName.of("EXAMPLE.Com"))
                .isEqualTo(DomainName.of("example.com"))
                .hasSameHashCodeAs(DomainName.of("example.com"))
                .hasToString("example.com");
    }

    @Test
    void namesAreToldApartByTheirHash() {
        assertThat(DomainName.of("a.example")).doesNotHaveSameHashCodeAs(DomainName.of("b.example"));
    }

    @Test
    void caseIsFoldedTheSameInTurkey() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(DomainName.of("MAIL.EXAMPLE.TITI")).hasToString("mail.example.titi");
            assertThat(DomainName.of("INFO-B\u00dcCHER.example")).hasToString("xn--info-bcher-feb.example");
            assertThat(DomainName.ofLabels(List.of("MAIL", "\u00dc"))).hasToString("mail.\\220");
            assertThat(RecordType.of("txt").toString() + RecordType.of("mx")).isEqualTo("TXTMX");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void underscoresAreTakenForServiceLabels() {
        assertThat(DomainName.of("_dmarc.example.com").isHostName()).isFalse();
        assertThat(DomainName.of("dmarc.example.com").isHostName()).isTrue();
        assertThat(DomainName.ROOT.isHostName()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00dcCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "b\u00fccher\u3002example, xn--bcher-kva.example",
        "b\u00fccher\uff0eexample\uff61, xn--bcher-kva.example",
        "\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45.com, example.com",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "\u4f8b\u3048.\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah",
        "\u0440\u0430ypal.com, xn--ypal-43d9g.com",
    })
    void uLabelsBecomeALabels(String text, String ascii) {
        assertThat(DomainName.of(text)).hasToString(ascii);
    }

    @Test
    void aLabelThatIsTooLongOnlyAsAnALabelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("\u00fc".repeat(63) + ".com"))
                .withMessageContaining("cannot be written as an A-label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("\u00df" + "\u00fc".repeat(62) + ".com"))
                .withMessageContaining("cannot be written as an A-label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0378\ufffe.com", "\u202ea\u00fc.com", "\ue000.com", "\ud800a.com"})
    void charactersThatNoALabelCanHoldAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DomainName.of(text));
    }

    @Test
    void anAddressInFullWidthDigitsIsStillAnAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("\uff11\uff192.0.2.\uff11"))
                .withMessageContaining("as in an address");
    }

    @Test
    void theUnicodeFormIsForPeople() {
        assertThat(DomainName.of("xn--bcher-kva.example").toUnicode()).isEqualTo("b\u00fccher.example");
        assertThat(DomainName.of("example.com").toUnicode()).isEqualTo("example.com");
        assertThat(DomainName.ROOT.toUnicode()).isEqualTo(".");
        assertThat(DomainName.of("xn--strae-oqa.example").toUnicode()).isEqualTo("stra\u00dfe.example");
        assertThat(DomainName.of("xn--99999999.example").toUnicode()).isEqualTo("xn--99999999.example");
        assertThat(DomainName.ofLabels(List.of("a.b", "xn--bcher-kva")).toUnicode())
                .isEqualTo("a\\.b.b\u00fccher");
    }

    @Test
    void oddOctetsAreEscapedAsInZoneFiles() {
        DomainName odd = DomainName.ofLabels(List.of("a.b", "c\\d", "\u0000\u00ff ", "\"@$;()", "Com"));

        assertThat(odd).hasToString("a\\.b.c\\\\d.\\000\\255\\032.\\\"\\@\\$\\;\\(\\).com");
        assertThat(odd.labels()).containsExactly("a.b", "c\\d", "\u0000\u00ff ", "\"@$;()", "com");
        assertThat(DomainName.ofLabels(List.of("a.b")))
                .as("one label with a dot is not two labels")
                .isNotEqualTo(DomainName.ofLabels(List.of("a", "b")));
    }

    @Test
    void labelsAreCheckedToo() {
        assertThat(DomainName.ofLabels(List.of())).isSameAs(DomainName.ROOT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of("a", "")))
                .withMessageContaining("this one has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of(LABEL_63 + "a")))
                .withMessageContaining("this one has 64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of("\u0100")))
                .withMessageContaining("not an octet string");
    }

    @Test
    void theWireHolds255OctetsAndNotOneMore() {
        DomainName longest = DomainName.ofLabels(List.of(LABEL_63, LABEL_63, LABEL_63, "a".repeat(61)));
        assertThat(longest.labels()).hasSize(4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of(LABEL_63, LABEL_63, LABEL_63, "a".repeat(62))))
                .withMessage("a name has at most 255 octets, this one has 256");
        assertThat(DomainName.ofLabels(List.of("\u00ff".repeat(63))))
                .as("escapes do not count")
                .satisfies(name -> assertThat(name.toString()).hasSize(4 * 63));
    }

    @Test
    void childrenAndParents() {
        DomainName domain = DomainName.of("example.com");

        assertThat(domain.child("Dkim._domainkey")).hasToString("dkim._domainkey.example.com");
        assertThat(domain.child("_dmarc").parent()).contains(domain);
        assertThat(domain.parent().orElseThrow().parent()).contains(DomainName.ROOT);
        assertThat(DomainName.ROOT.parent()).isEmpty();
        assertThat(DomainName.ROOT.child("com")).isEqualTo(DomainName.of("com"));
        assertThatIllegalArgumentException().isThrownBy(() -> domain.child(""));
        assertThatIllegalArgumentException().isThrownBy(() -> domain.child("a."));
    }

    @Test
    void aChildMayBeTooLong() {
        DomainName domain = DomainName.of(String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61)));

        assertThat(domain.tryChild("_dmarc")).isEmpty();
        assertThat(DomainName.of("example.com").tryChild("_dmarc")).contains(DomainName.of("_dmarc.example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> domain.child("a"));
    }

    @Test
    void aFullNameBelowTheDomainAgain() {
        DomainName domain = DomainName.of("example.com");

        assertThat(DomainName.of("_dmarc.example.com").under(domain))
                .contains(DomainName.of("_dmarc.example.com.example.com"));
        assertThat(DomainName.of("a".repeat(50) + "." + LABEL_63 + "." + LABEL_63 + ".com")
                        .under(DomainName.of(LABEL_63 + ".com")))
                .isPresent();
        assertThat(DomainName.of(LABEL_63 + "." + LABEL_63 + ".com").under(DomainName.of(LABEL_63 + "." + LABEL_63)))
                .isEmpty();
        assertThat(DomainName.of(LABEL_63 + "." + LABEL_63).under(DomainName.of(LABEL_63 + "." + "a".repeat(61))))
                .isPresent();
        assertThat(DomainName.ROOT.under(domain)).contains(domain);
    }

    @Test
    void withinIsByLabelsNotByText() {
        DomainName domain = DomainName.of("example.com");

        assertThat(domain.isWithin(domain)).isTrue();
        assertThat(DomainName.of("a.b.example.com").isWithin(domain)).isTrue();
        assertThat(DomainName.of("badexample.com").isWithin(domain)).isFalse();
        assertThat(DomainName.of("com").isWithin(domain)).isFalse();
        assertThat(domain.isWithin(DomainName.ROOT)).isTrue();
        assertThat(DomainName.ofLabels(List.of("x.example", "com")).isWithin(domain))
                .isFalse();
    }

    @Test
    void theLastLabels() {
        DomainName name = DomainName.of("a.b.example.com");

        assertThat(name.lastLabels(2)).isEqualTo(DomainName.of("example.com"));
        assertThat(name.lastLabels(4)).isEqualTo(name);
        assertThat(name.lastLabels(0)).isSameAs(DomainName.ROOT);
        assertThatThrownBy(() -> name.lastLabels(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> name.lastLabels(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theOrderIsTheCanonicalOneOfDnssec() {
        // the example of RFC 4034 §6.1
        List<DomainName> ordered = List.of(
                DomainName.of("example"),
                DomainName.of("a.example"),
                DomainName.of("yljkjljk.a.example"),
                DomainName.of("Z.a.example"),
                DomainName.ofLabels(List.of("zABC", "a", "EXAMPLE")),
                DomainName.of("z.example"),
                DomainName.ofLabels(List.of("\u0001", "z", "example")),
                DomainName.ofLabels(List.of("*", "z", "example")),
                DomainName.ofLabels(List.of("\u00c8", "z", "example")));

        assertThat(ordered).isSorted();
        assertThat(DomainName.ROOT).isLessThan(DomainName.of("a"));
        assertThat(DomainName.of("a.example")).isEqualByComparingTo(DomainName.of("A.EXAMPLE."));
    }

    @ParameterizedTest
    @MethodSource("octetTexts")
    void octetsOfAText(String dotted, List<String> labels) {
        assertThat(DomainName.tryParseOctets(dotted).map(DomainName::labels)).contains(labels);
    }

    static List<Object[]> octetTexts() {
        return List.of(
                new Object[] {".", List.of()},
                new Object[] {"a!.B.", List.of("a!", "b")},
                new Object[] {"*.x", List.of("*", "x")},
                new Object[] {"\u00fc.x", List.of("\u00c3\u00bc", "x")},
                new Object[] {"\u00fc\u03bb.x", List.of("\u00c3\u00bc\u00ce\u00bb", "x")},
                new Object[] {"192.0.2.1", List.of("192", "0", "2", "1")});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", ".a"})
    void octetsWithAnEmptyLabelAreNoName(String dotted) {
        assertThat(DomainName.tryParseOctets(dotted)).isEmpty();
    }

    @Test
    void octetsThatAreTooManyAreNoName() {
        assertThat(DomainName.tryParseOctets("\u00fc".repeat(32))).isEmpty();
        assertThat(DomainName.tryParseOctets("\u00fc".repeat(31))).isPresent();
        String most = String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61));
        assertThat(DomainName.tryParseOctets(most)).isPresent();
        assertThat(DomainName.tryParseOctets(most + ".")).isPresent();
        assertThat(DomainName.tryParseOctets(most + "a")).isEmpty();
    }
}
