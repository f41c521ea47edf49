package org.domainverifier.laws.reading;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.SpfTokens.Token;
import org.domainverifier.laws.zone.Memo;

/**
 * An SPF text as a person reads it.
 *
 * @param raw the text
 * @param meant whether it is meant as an SPF record
 * @param senders whom it names, {@code redirect} included, in order
 * @param all the sign before {@code all}, if it has one
 * @param unread terms that cannot be understood
 */
public record SpfReading(
        String raw, boolean meant, List<Sender> senders, Optional<Character> all, List<String> unread) {
    private static final Pattern HEAD = Pattern.compile(
            "^(?:\\S{1,80} (?:[0-9]+ )?(?=in txt|txt))?(?:(?:in )?txt:? |spf:? )*=?(?:v ?[=:]? ?spf ?[1l]?|spf1)(?![0-9]|\\.[0-9])[ ;,:.]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TERM =
            Pattern.compile("([+?~-]?)([a-z]+[46]?)(?:([.:;=]|(?=/))(.*))?", Pattern.DOTALL);
    /** What is overlooked behind {@code all}. */
    static final String BEHIND_ALL = "[.;:,/)\\]}>!*]*";
    /** {@code -all}; {@code -al}, cut off, and {@code -alll} cannot be anything else. */
    private static final Pattern ALL =
            Pattern.compile("[(\\[{<*]*([+?~-]?)all" + BEHIND_ALL + "|[(\\[{<*]*([+?~-])al(?:ll)?" + BEHIND_ALL);

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final List<String> MECHANISMS =
            List.of("include", "redirect", "exists", "a", "mx", "ptr", "ip4", "ip6", "ipv4", "ipv6", "ip");

    private static final Memo<String, SpfReading> READ = new Memo<>(SpfReading::read);

    public SpfReading {
        senders = List.copyOf(senders);
        unread = List.copyOf(unread);
    }

    /** The reading that makes most of the text. */
    public static SpfReading of(String raw) {
        return READ.of(raw);
    }

    private static SpfReading read(String raw) {
        // only where quotation marks are in the text it has seams
        return (raw.contains("\"") || raw.contains("&") ? Stream.of(" ", "") : Stream.of(" "))
                .map(seam -> of(raw, seam))
                .min(Comparator.comparing((SpfReading reading) -> !reading.meant)
                        .thenComparing(reading -> reading.unread.size())
                        .thenComparing(reading -> -reading.senders.size()))
                .orElseThrow();
    }

    /**
     * The reading of a record of several strings: where they meet is seen, and divides terms that make no sense as one, and what begins
     * with a sign from what is before it.
     */
    public static SpfReading ofStrings(String raw, List<String> strings) {
        SpfReading joined = of(raw);
        boolean signed = strings.stream().skip(1).anyMatch(string -> string.matches("(?s)[+?~-][a-zA-Z].*"));
        if (strings.size() < 2 || joined.unread.isEmpty() && !signed) {
            return joined;
        }
        SpfReading divided = of(String.join(" ", strings));
        boolean better = divided.unread.size() < joined.unread.size() || signed && divided.unread.isEmpty();
        return divided.meant && better
                ? new SpfReading(raw, true, divided.senders, divided.all, divided.unread)
                : joined;
    }

    public static boolean isMeant(String raw) {
        return of(raw).meant;
    }

    private static SpfReading of(String raw, String seam) {
        String text = Tidy.text(raw, seam).toLowerCase(Locale.ROOT).replace("'", "");
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return new SpfReading(raw, false, List.of(), Optional.empty(), List.of());
        }
        Reader reader = new Reader();
        SpfTokens.of(text.substring(head.end())).forEach(reader::read);
        boolean meant =
                text.matches("v=spf1(?:\\.|\\.?[^0-9.].*)?") || !reader.senders.isEmpty() || reader.all.isPresent();
        return new SpfReading(raw, meant, reader.senders, reader.all, reader.unread);
    }

    /** The senders whose mail is to pass. */
    public Stream<Sender> passing() {
        return senders.stream().filter(Sender::passes);
    }

    public Optional<Sender> redirect() {
        return senders.stream()
                .filter(sender -> sender.mechanism().equals("redirect"))
                .findFirst();
    }

    public boolean has(Sender wanted) {
        return senders.stream()
                .anyMatch(sender ->
                        sender.sign() == wanted.sign() && sender.term().equals(wanted.term()));
    }

    /** Reads term by term. */
    private static final class Reader {
        private final List<Sender> senders = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private Optional<Character> all = Optional.empty();

        void read(Token token) {
            String text = token.text();
            Matcher everyone = ALL.matcher(text);
            if (everyone.matches()) {
                String written = everyone.group(1) == null ? everyone.group(2) : everyone.group(1);
                char sign = written.isEmpty() ? '+' : written.charAt(0);
                all = all.or(() -> Optional.of(sign));
            } else if (!text.matches("v[=:]?spf1?|[+?~=:.-]+|txt|in|spf")) {
                readTerm(token);
            }
        }

        private void readTerm(Token token) {
            // "mx.": a dot as behind a sentence
            Matcher term = TERM.matcher(token.text().replaceFirst("^([+?~-]?(?:a|mx|ptr))[.:]+$", "$1"));
            Optional<String> mechanism = term.matches() ? mechanism(term) : Optional.empty();
            if (mechanism.isPresent()) {
                char sign = term.group(1).isEmpty() || mechanism.get().equals("redirect")
                        ? '+'
                        : term.group(1).charAt(0);
                String value = term.group(4) == null ? "" : term.group(4);
                add(token, sign, mechanism.get(), value);
            } else if (token.text().matches("[a-z][a-z0-9_.-]*=.*|[+?~-]exp=.*")) {
                return; // a modifier that names nobody; "? exp=why.example" is one beside a sign that says nothing
            } else if (!bare(token)) {
                unread.add(token.text());
            }
        }

        /** An address or a name alone, perhaps one more of the term before. */
        private boolean bare(Token token) {
            Optional<String> address = address(token.text());
            if (address.isPresent()) {
                senders.add(sender('+', address.get(), token));
                return true;
            }
            String name = name(token.text());
            if (!token.continues() || senders.isEmpty() || name.isEmpty()) {
                return false;
            }
            Sender before = senders.get(senders.size() - 1);
            if (before.mechanism().startsWith("ip")) {
                return false;
            }
            senders.add(new Sender(before.sign(), before.mechanism(), name, token.text()));
            return true;
        }

        private void add(Token token, char sign, String mechanism, String value) {
            Optional<String> address = address(value);
            if (address.isPresent()) {
                senders.add(sender(sign, address.get(), token));
                return;
            }
            boolean optional = List.of("a", "mx", "ptr").contains(mechanism);
            String prefix = optional ? prefix(value) : "";
            String name = name(value.substring(0, value.length() - prefix.length()));
            if (value.isEmpty() && !optional) {
                return; // names nobody
            }
            boolean readable = !mechanism.startsWith("ip") && (optional && value.equals(prefix) || !name.isEmpty());
            if (readable) {
                senders.add(new Sender(sign, mechanism, name + prefix, token.text()));
            } else {
                unread.add(token.text());
            }
        }

        private static Sender sender(char sign, String address, Token token) {
            return new Sender(sign, address.contains(":") ? "ip6" : "ip4", address, token.text());
        }
    }

    private static Optional<String> mechanism(Matcher term) {
        String word = term.group(2);
        String separator = term.group(3) == null ? "" : term.group(3);
        boolean withValue = term.group(4) != null;
        // "mx.example.com" and "a.net" are names
        if (word.length() < 3 && separator.startsWith(".") && !word.equals("ip")) {
            return Optional.empty();
        }
        Optional<String> known = MECHANISMS.stream().filter(word::equals).findFirst();
        if (known.isEmpty() && withValue && !separator.startsWith(".")) {
            known = Stream.of("include", "redirect", "exists")
                    .filter(mechanism -> word.length() > 4 && Tidy.distance(mechanism, word) <= 2)
                    .findFirst();
        }
        return known.filter(mechanism -> withValue || List.of("a", "mx", "ptr").contains(mechanism));
    }

    private static String prefix(String value) {
        Matcher prefix = Pattern.compile("/{1,2}[0-9]{1,3}(?://[0-9]{1,3})?$").matcher(value);
        return prefix.find() ? prefix.group() : "";
    }

    private static Optional<String> address(String value) {
        String stripped = value.replaceAll("^[\\[(<:=.]+|[\\])>.:]+$", "");
        return Network.read(value).or(() -> Network.read(stripped)).map(SpfReading::spelt);
    }

    private static String spelt(Network network) {
        int prefix = network.bits() - network.last().subtract(network.first()).bitLength();
        try {
            byte[] octets = new byte[network.bits() / 8];
            byte[] number = network.first().toByteArray();
            int length = Math.min(number.length, octets.length);
            System.arraycopy(number, number.length - length, octets, octets.length - length, length);
            String address = InetAddress.getByAddress(octets).getHostAddress();
            return prefix == network.bits() ? address : address + "/" + prefix;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The network of an address term; for tests and sums. */
    static Optional<Network> network(Sender sender) {
        return sender.mechanism().startsWith("ip") ? Network.read(sender.value()) : Optional.empty();
    }

    /** A name cleaned of what does not belong to it; empty if it is none. */
    private static String name(String value) {
        if (value.contains("%")) {
            return value.replaceAll("\\.{2,}", ".");
        }
        String text = value.replaceFirst("^(?:[a-z]+:/+|/{2,})+", "").replaceFirst("/.*$", "");
        text = text.replaceAll("^[.:;=@<(\\[']+|[.:>)\\]']+$", "");
        String name = Tidy.name(text.replaceAll("\\.{2,}", "."));
        return NAME.matcher(name).matches() && name.length() < 254 && !name.matches("[0-9.]+") ? name : "";
    }
}
