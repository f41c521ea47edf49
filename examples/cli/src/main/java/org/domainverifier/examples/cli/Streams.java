package org.domainverifier.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where the command reads and writes.
 *
 * @param in what {@code --from -} reads
 * @param out where reports go
 * @param err where complaints go
 * @param charset the charset of text on both
 * @param colour whether reports may have colours
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, Charset charset, boolean colour) {

    /**
     * The streams of this process, with colours if the output goes to a terminal and {@code NO_COLOR} is not set.
     *
     * @return the streams
     */
    public static Streams ofSystem() {
        Charset charset = Terminal.charset();
        return new Streams(
                System.in,
                new PrintStream(System.out, true, charset),
                new PrintStream(System.err, true, charset),
                charset,
                Terminal.wantsColour());
    }

    /** Writes the one line that the user gets for a mistake. */
    void complain(String message) {
        err.println("domain-verifier: " + Printable.line(message));
    }

    /** JSON is in UTF-8 whatever the terminal's charset is (RFC 8259 §8.1). */
    PrintStream jsonOut() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, charset);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, charset);
    }
}
