package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeyRecordTest {
    private static final String KEY = TestKeys.spki(TestKeys.rsa(2048).getPublic());

    private static Parsed<DkimKeyRecord> parse(String text) {
        return DkimKeyRecord.parse(text);
    }

    private static List<FindingCode> codes(String text) {
        return parse(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static String marked(Parsed<?> parsed, DkimFinding code) {
        return parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .map(diagnostic -> diagnostic.span().of(parsed.text()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTagIsRead() {
        Parsed<DkimKeyRecord> parsed =
                parse("v=DKIM1; h=sha256:sha512; k=rsa; n=made=20in=20May; s=email:tlsrpt; t=y:s; x=1; p=" + KEY);
        DkimKeyRecord record = parsed.record().orElseThrow();
        assertThat(record.keyType()).isEqualTo("rsa");
        assertThat(record.hashAlgorithms()).containsExactly("sha256", "sha512");
        assertThat(record.serviceTypes()).containsExactly("email", "tlsrpt");
        assertThat(record.flags()).containsExactly("y", "s");
        assertThat(record.isTesting()).isTrue();
        assertThat(record.isStrict()).isTrue();
        assertThat(record.notes()).contains("made=20in=20May");
        assertThat(record.otherTags()).containsExactly(new DkimKeyRecord.OtherTag("x", "1"));
        assertThat(record.key()).isEqualTo(KEY);
        assertThat(parsed.isValid()).isTrue();
    }

    @Test
    void absentTagsHaveTheirDefaults() {
        DkimKeyRecord record = parse("p=" + KEY).record().orElseThrow();
        assertThat(record.keyType()).isEqualTo("rsa");
        assertThat(record.allowsHash("sha256")).isTrue();
        assertThat(record.allowsService("email")).isTrue();
        assertThat(record.isTesting()).isFalse();
        assertThat(record.isStrict()).isFalse();
        assertThat(record.isRevoked()).isFalse();
    }

    @Test
    void theVersionMayBeAbsent() {
        assertThat(codes("k=rsa; p=" + KEY)).containsExactly(DkimFinding.NO_VERSION);
        assertThat(parse("k=rsa; p=" + KEY).isValid()).isTrue();
    }

    @Test
    void theVersionMustBeFirst() {
        Parsed<DkimKeyRecord> parsed = parse("k=rsa; v=DKIM1; p=" + KEY);
        assertThat(codes(parsed.text())).containsExactly(DkimFinding.VERSION_NOT_FIRST);
        assertThat(marked(parsed, DkimFinding.VERSION_NOT_FIRST)).isEqualTo("v=DKIM1");
        assertThat(parsed.isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dkim1", "DKIM2", "DKIM1\\", "DKIM", "DKIM 1"})
    void anotherVersionIsDiscarded(String version) {
        Parsed<DkimKeyRecord> parsed = parse("v=" + version + "; p=" + KEY);
        assertThat(parsed.record()).isEmpty();
        assertThat(codes(parsed.text())).contains(DkimFinding.BAD_VERSION);
        assertThat(marked(parsed, DkimFinding.BAD_VERSION)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "k", "h", "t", "s", "n", "v", "x"})
    void aTagTwiceMakesTheRecordVoid(String tag) {
        String value = tag.equals("v") ? "DKIM1" : tag.equals("p") ? KEY : "rsa";
        String text = (tag.equals("v") ? "" : "v=DKIM1; ") + tag + "=" + value + "; " + tag + "=" + value
                + (tag.equals("p") ? "" : "; p=" + KEY);
        Parsed<DkimKeyRecord> parsed = parse(text);
        assertThat(parsed.record()).isEmpty();
        assertThat(codes(text)).contains(DkimFinding.DUPLICATE_TAG);
    }

    @Test
    void foldedAndSpacedRecordsAreTheSame() {
        String spaced = "\tv = DKIM1 ;\r\n k\r\n\t=rsa ; h = sha256 : sha512;p=" + KEY.substring(0, 50) + "\r\n "
                + KEY.substring(50, 100) + " \t " + KEY.substring(100) + " ; ";
        assertThat(codes(spaced)).isEmpty();
        assertThat(parse(spaced).record())
                .isEqualTo(parse("v=DKIM1;k=rsa;h=sha256:sha512;p=" + KEY).record());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\n "})
    void aPastedLineBreakIsNoFolding(String lineBreak) {
        String text = "v=DKIM1; p=" + KEY.substring(0, 64) + lineBreak + KEY.substring(64);
        assertThat(codes(text)).containsExactly(DkimFinding.LINE_BREAK);
        assertThat(parse(text).record()).isEqualTo(parse("v=DKIM1; p=" + KEY).record());
    }

    @Test
    void aPartWithoutAnEqualsSignIsNoTag() {
        assertThat(codes("v=DKIM1; rsa; p=" + KEY)).containsExactly(DkimFinding.BAD_TAG);
    }

    @Test
    void anEmptyTagIsAWarning() {
        assertThat(codes("v=DKIM1;; p=" + KEY)).containsExactly(DkimFinding.EMPTY_TAG);
        assertThat(codes("v=DKIM1; p=" + KEY + ";")).isEmpty();
        assertThat(codes("v=DKIM1; p=" + KEY + ";;")).containsExactly(DkimFinding.EMPTY_TAG);
    }

    @Test
    void aCharacterBeyondAsciiIsNamedOnce() {
        Parsed<DkimKeyRecord> parsed = parse("v=DKIM1; n=clé à clé; p=" + KEY);
        assertThat(codes(parsed.text())).containsExactly(DkimFinding.BAD_CHARACTER);
        assertThat(parsed.diagnostics().get(0).arguments()).containsEntry("character", "U+00E9");
    }

    @Test
    void ofEachTagTheFirstBadCharacterIsNamed() {
        Parsed<DkimKeyRecord> parsed = parse("v=DKIM1; n=éà; x=\u0001\u0002; y=\u007f; p=" + KEY);

        assertThat(parsed.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.BAD_CHARACTER)
                .extracting(Diagnostic::arguments)
                .containsExactly(
                        Map.of("tag", "n", "character", "U+00E9"),
                        Map.of("tag", "x", "character", "U+0001"),
                        Map.of("tag", "y", "character", "U+007F"));
    }

    @Test
    void aBadCharacterOfTheKeyIsSaidOfTheKeyOnly() {
        assertThat(codes("v=DKIM1; p=é" + KEY)).doesNotContain(DkimFinding.BAD_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=y,s", "t=:y", "h=", "h=sha 256", "s=", "s=e mail", "k=", "k=r=sa", "s=**"})
    void aValueThatItsTagMayNotHaveIsAnError(String tag) {
        assertThat(codes("v=DKIM1; " + tag + "; p=" + KEY)).contains(DkimFinding.BAD_VALUE);
    }

    @Test
    void anEmptyListOfFlagsIsAWarning() {
        assertThat(codes("v=DKIM1; t=; p=" + KEY)).containsExactly(DkimFinding.EMPTY_VALUE);
        assertThat(codes("v=DKIM1; n=; p=" + KEY)).isEmpty();
    }

    @Test
    void whatNoStandardKnowsIsANotice() {
        assertThat(codes("v=DKIM1; foo=bar; t=z; p=" + KEY))
                .containsExactly(DkimFinding.UNKNOWN_TAG, DkimFinding.UNKNOWN_FLAG);
        assertThat(codes("v=DKIM1; K=rsa; p=" + KEY)).containsExactly(DkimFinding.UNKNOWN_TAG);
        assertThat(codes("v=DKIM1; g=*; p=" + KEY)).containsExactly(DkimFinding.GRANULARITY);
    }

    @Test
    void aRecordWithoutAKeyIsNone() {
        assertThat(codes("v=DKIM1; k=rsa")).containsExactly(DkimFinding.NO_KEY);
        assertThat(parse("v=DKIM1; k=rsa").record()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "v=spf1 -all", "v=DMARC1; p=none", "google-site-verification=abc", ";;;", "hello"})
    void otherTextIsNoKey(String text) {
        assertThat(codes(text)).containsExactly(DkimFinding.NOT_A_KEY);
        assertThat(parse(text).record()).isEmpty();
    }

    @Test
    void aRevokedKeyIsARecord() {
        Parsed<DkimKeyRecord> parsed = parse("v=DKIM1; p=");
        assertThat(codes(parsed.text())).containsExactly(DkimFinding.REVOKED);
        assertThat(parsed.record().orElseThrow().isRevoked()).isTrue();
        assertThat(parsed.record().orElseThrow().publicKey()).isEmpty();
    }

    @Test
    void hashAlgorithmsAreJudged() {
        assertThat(codes("v=DKIM1; h=sha1; p=" + KEY)).containsExactly(DkimFinding.SHA1_ONLY);
        assertThat(codes("v=DKIM1; h=sha1:sha256; p=" + KEY)).containsExactly(DkimFinding.SHA1_ALLOWED);
        assertThat(codes("v=DKIM1; h=sha512; p=" + KEY)).containsExactly(DkimFinding.NO_USABLE_HASH);
        assertThat(codes("v=DKIM1; h=sha1:md5; p=" + KEY)).containsExactly(DkimFinding.NO_USABLE_HASH);
        assertThat(codes("v=DKIM1; h=SHA256; p=" + KEY)).containsExactly(DkimFinding.NO_USABLE_HASH);
        assertThat(codes("v=DKIM1; h=sha256; p=" + KEY)).isEmpty();
    }

    @Test
    void servicesAreJudged() {
        assertThat(codes("v=DKIM1; s=tlsrpt; p=" + KEY)).containsExactly(DkimFinding.NOT_FOR_EMAIL);
        assertThat(codes("v=DKIM1; s=tlsrpt:email; p=" + KEY)).isEmpty();
        assertThat(codes("v=DKIM1; s=unknown:*; p=" + KEY)).isEmpty();
    }

    @Test
    void theCanonicalFormHasTheVersionFirstAndTheKeyLast() {
        assertThat(parse("p=" + KEY + "; t=s; n=x; s=email; h=sha256").record().orElseThrow())
                .hasToString("v=DKIM1; k=rsa; h=sha256; s=email; t=s; n=x; p=" + KEY);
    }

    @Test
    void theRecordToPublishIsMadeOfAKey() {
        DkimKeyRecord rsa = DkimKeyRecord.of(TestKeys.rsa(2048).getPublic());
        assertThat(rsa).hasToString("v=DKIM1; k=rsa; p=" + KEY);
        assertThat(rsa.matches(TestKeys.rsa(2048).getPublic())).isTrue();
        assertThat(rsa.matches(TestKeys.rsa(2048, 2).getPublic())).isFalse();
        assertThat(rsa.matches(TestKeys.ed25519().getPublic())).isFalse();

        DkimKeyRecord ed25519 = DkimKeyRecord.of(TestKeys.ed25519().getPublic());
        assertThat(ed25519)
                .hasToString("v=DKIM1; k=ed25519; p="
                        + TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic())));
        assertThat(ed25519.matches(TestKeys.ed25519().getPublic())).isTrue();
        assertThat(ed25519.matches(TestKeys.rsa(2048).getPublic())).isFalse();
    }

    @Test
    void restrictionsCanBeAdded() {
        DkimKeyRecord record = DkimKeyRecord.of(TestKeys.ed25519().getPublic())
                .withHashAlgorithms("sha256")
                .withServiceTypes("email")
                .withFlags("s");
        assertThat(record.toString()).startsWith("v=DKIM1; k=ed25519; h=sha256; s=email; t=s; p=");
        assertThat(parse(record.toString()).orElseThrow()).isEqualTo(record);
    }

    @Test
    void noRecordIsMadeOfAKeyThatNoVerifierAccepts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKeyRecord.of(TestKeys.rsa(512).getPublic()))
                .withMessageContaining("dkim.key-too-small");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKeyRecord.of(TestKeys.ec().getPublic()))
                .withMessageContaining("EC");
    }

    @Test
    void aRecordThatCouldNotBeWrittenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> record("p=x; t=y", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> record("abc def", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> record("", List.of("y:s")));
        assertThatIllegalArgumentException().isThrownBy(() -> record("", List.of("")));
        assertThatIllegalArgumentException().isThrownBy(() -> new DkimKeyRecord.OtherTag("p", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DkimKeyRecord.OtherTag("a b", "x"));
    }

    private static DkimKeyRecord record(String key, List<String> flags) {
        return new DkimKeyRecord(
                "rsa", List.of(), List.of("*"), flags, Optional.empty(), Optional.empty(), key, List.of());
    }

    @Test
    void diagnosticsPointAtTheirPlace() {
        Parsed<DkimKeyRecord> parsed = parse("v=DKIM1; t=y; s=other; p=" + KEY.substring(0, 20) + "_" + KEY);
        assertThat(parsed.diagnostics())
                .extracting(diagnostic -> diagnostic.span().of(parsed.text()))
                .containsExactly("t=y", "s=other", "_");
    }
}
