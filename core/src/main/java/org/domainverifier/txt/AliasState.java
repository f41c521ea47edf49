package org.domainverifier.txt;

import java.util.List;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** How a name is at which an alias (CNAME) of a certain other one was asked for, as far as the answer for its TXT records tells. */
public enum AliasState {
    /** The question has no answer. */
    NOT_DETERMINED,
    /** It is that alias, itself or by way of others, and there are texts. */
    RIGHT,
    /** It is that alias, and no text is where it leads. */
    RIGHT_AND_EMPTY,
    /** There is nothing, or nothing but what a wildcard answers. */
    MISSING,
    /** The name that it should be an alias of is there as a text. */
    AS_TEXT,
    /** It is an alias of another name. */
    OTHER_ALIAS,
    /** It has texts of its own. */
    OWN_TEXTS;

    /**
     * Tells.
     *
     * @param answer what the DNS said of the TXT records at the name
     * @param target what the name was to be an alias of
     * @param wildcard whether a wildcard alone answers at the name
     * @return how it is
     */
    public static AliasState of(DnsAnswer answer, DomainName target, boolean wildcard) {
        if (answer.isFailure()) {
            return NOT_DETERMINED;
        }
        List<DomainName> aliases = aliases(answer);
        if (aliases.contains(target)) {
            return answer.isAbsent() ? RIGHT_AND_EMPTY : RIGHT;
        }
        if (wildcard || answer.isAbsent() && aliases.isEmpty()) {
            return MISSING;
        }
        if (!aliases.isEmpty()) {
            return OTHER_ALIAS;
        }
        return answer.data(RecordData.Txt.class).stream().anyMatch(text -> names(text, target)) ? AS_TEXT : OWN_TEXTS;
    }

    /**
     * The names that the CNAME records of an answer lead through.
     *
     * @param answer an answer
     * @return in order, the last one being where the records are; empty if the name is not an alias
     */
    public static List<DomainName> aliases(DnsAnswer answer) {
        return answer.aliases().stream()
                .map(DnsRecord::data)
                .filter(RecordData.Cname.class::isInstance)
                .map(data -> ((RecordData.Cname) data).target())
                .toList();
    }

    private static boolean names(RecordData.Txt text, DomainName target) {
        return DomainName.tryParseExact(text.text().strip())
                .filter(target::equals)
                .isPresent();
    }
}
