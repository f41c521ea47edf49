package org.domainverifier.txt;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * A TXT record that is of a kind, or was meant to be, with what its parser made of it. Immutable if the parser's outcome is.
 *
 * @param <P> what the kind's parser answers
 * @param record the record as it is in the DNS; its data is {@link RecordData.Txt}
 * @param text its character-strings joined (RFC 7208 §3.3, RFC 9989 §4.7 and their like)
 * @param meant what the text was probably meant to be; empty if it is of the kind as it is
 * @param parsed what the parser made of the text, or of what was meant
 */
public record TxtSource<P>(DnsRecord record, String text, Optional<TxtMeant> meant, P parsed) {
    /**
     * Checks that it is a TXT record.
     *
     * @throws IllegalArgumentException if the record is of another type
     */
    public TxtSource {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(meant, "meant");
        Objects.requireNonNull(parsed, "parsed");
        if (!(record.data() instanceof RecordData.Txt)) {
            throw new IllegalArgumentException("not a TXT record: " + record.type());
        }
    }

    /**
     * Where the record is.
     *
     * @return its owner name
     */
    public DomainName name() {
        return record.name();
    }

    /**
     * The record's character-strings.
     *
     * @return its data
     */
    public RecordData.Txt data() {
        return (RecordData.Txt) record.data();
    }

    /**
     * The text that was parsed: the one in the DNS or, if that is spoilt, the one that was meant.
     *
     * @return the text
     */
    public String parsedText() {
        return meant.map(TxtMeant::text).orElse(text);
    }
}
