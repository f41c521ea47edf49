package org.domainverifier.dkim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.text.VisibleText;

/**
 * What is at one selector.
 *
 * @param selector the selector
 * @param name where its record is
 * @param origin why it was looked at
 * @param status the conclusion on this selector alone
 * @param texts the TXT records there, also those that are not key records or come from a wildcard
 * @param record the key record, if there is exactly one and it is not void
 * @param keyBits the size of its key, if it can be decoded
 * @param aliases the names that the CNAME records lead through, the last one being where the record is
 * @param sender the well-known sender to whom the CNAME points, if it does
 * @param usedBy the well-known senders that use this selector, none of which need have to do with this one
 */
public record DkimSelectorResult(
        String selector,
        DomainName name,
        Origin origin,
        CheckStatus status,
        List<String> texts,
        Optional<DkimKeyRecord> record,
        Optional<Integer> keyBits,
        List<DomainName> aliases,
        Optional<String> sender,
        List<String> usedBy) {
    /** Copies the lists. */
    public DkimSelectorResult {
        Objects.requireNonNull(selector, "selector");
        texts = List.copyOf(texts);
        aliases = List.copyOf(aliases);
        usedBy = List.copyOf(usedBy);
    }

    /** Why a selector was looked at. */
    public enum Origin {
        /** An expectation names it. */
        EXPECTED,
        /** The check was told to look at it. */
        NAMED,
        /** It is one that well-known senders use, and there is something. */
        FOUND
    }

    /**
     * Whether verifiers accept signatures by this key: there is one record, it was not revoked, and nothing is wrong with it by
     * the standard. Whether it is the expected key is another matter.
     *
     * @return true if mail can be signed with it
     */
    public boolean isUsable() {
        return record.filter(found -> DkimKeyRecord.parse(found.toString()).isValid())
                        .isPresent()
                && status != CheckStatus.INVALID
                && status != CheckStatus.CONFLICT;
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("DkimSelectorResult[selector=" + selector + ", name=" + name + ", origin=" + origin
                + ", status=" + status + ", texts=" + texts + ", record=" + record + ", keyBits=" + keyBits
                + ", aliases=" + aliases + ", sender=" + sender + ", usedBy=" + usedBy + "]");
    }
}
