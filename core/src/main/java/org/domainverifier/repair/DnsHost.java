package org.domainverifier.repair;

import java.util.List;
import java.util.Objects;

/**
 * A company or program that hosts zones, and how its form wants records typed. An immutable value.
 *
 * @param id a stable id, such as {@code route53}; {@code unknown} for {@link #UNKNOWN}
 * @param name the name for people; empty for {@link #UNKNOWN}
 * @param names how it wants the name of a record
 * @param targets how it wants the target of a CNAME or MX record
 * @param texts how it wants the text of a TXT record
 * @param preferences where it wants the preference of an MX record
 * @param watchOuts what to watch for there
 */
public record DnsHost(
        String id,
        String name,
        Names names,
        Targets targets,
        Texts texts,
        Preferences preferences,
        List<WatchOut> watchOuts) {
    /** A host of which nothing is known: the form that most understand, and what to watch for if this one does not. */
    public static final DnsHost UNKNOWN = new DnsHost(
            "unknown",
            "",
            Names.AT_FOR_APEX,
            Targets.WITHOUT_DOT,
            Texts.PLAIN,
            Preferences.APART,
            List.of(
                    WatchOut.NAME_MAY_BE_DOUBLED,
                    WatchOut.APEX_MAY_BE_BLANK,
                    WatchOut.TARGET_MAY_NEED_DOT,
                    WatchOut.TEXT_MAY_NEED_QUOTES,
                    WatchOut.LONG_TEXT_MAY_NEED_STRINGS));

    /** How a form wants the name of a record. */
    public enum Names {
        /** Without the domain, and {@code @} for the domain itself. */
        AT_FOR_APEX,
        /** Without the domain, and an empty field for the domain itself. */
        BLANK_FOR_APEX,
        /** With the domain. */
        FULL
    }

    /** How a form wants the host that a record points to. */
    public enum Targets {
        /** {@code mail.example.net}. */
        WITHOUT_DOT,
        /** {@code mail.example.net.}, as in a zone file. */
        WITH_DOT
    }

    /** How a form wants a text. */
    public enum Texts {
        /** As it is, of any length. */
        PLAIN,
        /** In quotation marks; a long one in several strings with a space between them. */
        QUOTED,
        /** As it is up to 255 bytes; a longer one in several strings in quotation marks, with a space between them. */
        QUOTED_WHEN_LONG
    }

    /** Where a form wants the preference of an MX record. */
    public enum Preferences {
        /** In a field of its own. */
        APART,
        /** Before the host, with a space between them. */
        TOGETHER
    }

    /** Copies the list. */
    public DnsHost {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(targets, "targets");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(preferences, "preferences");
        watchOuts = List.copyOf(watchOuts);
    }

    /**
     * Whether the host was recognized.
     *
     * @return false for {@link #UNKNOWN}
     */
    public boolean known() {
        return !equals(UNKNOWN);
    }
}
