package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
    @TempDir
    Path folder;

    @Test
    void aWholeReport() {
        Cli result = Cli.verify(folder, Cli.BAD + Cli.GOOD, "--check", "mx,spf,dmarc", "bad.example");

        assertThat(result.out().replaceAll("DNS: .*", "DNS: ...")).isEqualTo("""
                bad.example  NOT VERIFIED
                  ✗ MX       conflict    required
                      expected  10 mail.trekmail.net.
                      found     1 mx.old.example.
                                10 mail.trekmail.net.
                      ✗ Another MX record, 1 mx.old.example, takes the mail that should go to the provider.
                        [mx.foreign-takes-all, RFC 5321 §5.1]
                  ✓ SPF      correct     required     v=spf1 include:spf.trekmail.net ~all
                  ✗ DMARC    invalid     required
                      expected  v=DMARC1; p=quarantine  (TXT at _dmarc.bad.example)
                      found     v=DMARC1; p=rejekt
                      ✗ The tag p has the value “rejekt”, which is not a policy: receivers act as if the policy were none, or
                        as if there were no record. [dmarc.invalid-policy, RFC 9989 §4.10.1, _dmarc.bad.example]
                        v=DMARC1; p=rejekt
                                  ^^^^^^^^
                  To change:
                    * Before mail for bad.example stops going to mx.old.example: make sure that every mailbox and every
                      forwarding in use there exists at your provider too, and keep access to the old mailboxes until
                      everything in them has been moved.
                    - bad.example. 300 IN MX 1 mx.old.example.
                    * Until now receivers could not apply any policy from _dmarc.bad.example. With the corrected record,
                      p=reject takes effect at once: first make sure that all of your own mail passes SPF or DKIM.
                    - _dmarc.bad.example. 300 IN TXT "v=DMARC1; p=rejekt"
                    + _dmarc.bad.example. 300 IN TXT "v=DMARC1; p=reject"
                  DNS: ...

                """);
    }

    @Test
    void whatItCost() {
        assertThat(Cli.verify(folder, Cli.GOOD, "--check", "mx", "good.example").out())
                .containsPattern("  DNS: 3 questions, 2 more answered from memory, 0 failed, 0 rounds, \\d+ ms\n");
    }

    @Test
    void germanWhereAskedFor() {
        Cli result = Cli.verify(folder, Cli.BAD + Cli.GOOD, "--lang", "de", "--check", "mx,spf", "bad.example");

        assertThat(result.out())
                .startsWith("bad.example  NICHT BESTÄTIGT\n")
                .contains("✗ MX       Konflikt    verlangt\n", "erwartet  10 mail", "gefunden  1 mx", "Zu ändern:");
    }

    @Test
    void coloursOnlyForATerminal() {
        String zone = Cli.write(folder, "good.zone", Cli.GOOD);

        assertThat(Cli.run("--zone", zone, "good.example").out()).doesNotContain("\u001b");
        assertThat(Cli.runInColour("--zone", zone, "good.example").out())
                .contains("\u001b[32m✓\u001b[0m MX", "\u001b[1mgood.example\u001b[0m");
    }

    @Test
    void noColoursInJson() {
        String zone = Cli.write(folder, "good.zone", Cli.GOOD);

        assertThat(Cli.runInColour("--zone", zone, "--json", "good.example").out())
                .doesNotContain("\u001b[");
    }

    @Test
    void plainSignsWhereTheCharsetHasNoOthers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams latin1 = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.ISO_8859_1),
                System.err,
                StandardCharsets.ISO_8859_1,
                false);
        Main.run(
                latin1,
                "--zone",
                Cli.write(folder, "good.zone", Cli.GOOD),
                "--lang",
                "de",
                "--check",
                "mx",
                "good.example");

        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .contains("  + MX       richtig", "BESTÄTIGT")
                .doesNotContain("?");
    }

    @Test
    void whatARecordSaysCannotControlTheTerminal() {
        String zone = Cli.GOOD.replace("v=DMARC1; p=reject", "v=DMARC1; p=\\027[2J\\226\\128\\174reject");
        Cli result = Cli.verify(folder, zone, "--check", "dmarc", "good.example");

        assertThat(result.out().chars())
                .noneMatch(c -> Character.isISOControl(c) && c != '\n')
                .noneMatch(c -> c == '\u202e');
        assertThat(result.out()).contains("p=?[2J?reject");
    }

    @Test
    void anInternationalNameIsShownAsPeopleWriteIt() {
        Cli result = Cli.verify(folder, Cli.GOOD, "--check", "mx", "bücher.example");

        assertThat(result.out()).startsWith("bücher.example (xn--bcher-kva.example)  NOT VERIFIED");
    }

    @Test
    void sentencesShowItSoAndRecordsAsTheDnsHasThem() {
        Cli result = Cli.verify(folder, "xn--bcher-kva.example. 300 IN MX 0 .", "--check", "dmarc", "bücher.example");

        assertThat(result.out()).contains("There is no DMARC record at _dmarc.bücher.example.");
        assertThat(result.out()).doesNotContain("at TXT _dmarc.bücher");
    }

    @Test
    void aNameIsShownAsTheDnsHasItWhereTheCharsetHasNotItsLetters() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams latin1 = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.ISO_8859_1),
                System.err,
                StandardCharsets.ISO_8859_1,
                false);
        Main.run(latin1, "--zone", Cli.write(folder, "x.zone", Cli.GOOD), "--check", "dmarc", "президент.рф");

        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .startsWith("xn--d1abbgf6aiiy.xn--p1ai  NOT VERIFIED")
                .contains("at _dmarc.xn--d1abbgf6aiiy.xn--p1ai")
                .doesNotContain("?");
    }
}
