package org.domainverifier.service;

import java.util.List;
import java.util.Objects;

/**
 * A provider of mailboxes, a filter in front of them, or a sender of mail, and the names by which the DNS shows it. In names, a
 * {@code *} stands for any octets within its label. Immutable.
 *
 * @param id a stable id, such as {@code google-workspace}
 * @param name the name for people
 * @param mailExchangers the ends of the names of its mail exchangers
 * @param spfIncludes the ends of the names that its customers include in their SPF records
 * @param dkimTargets the ends of the names that its customers' DKIM names are aliases of
 * @param dkimSelectors selectors that its customers are given, where they are the same for many; in lower case
 */
public record MailService(
        String id,
        String name,
        List<String> mailExchangers,
        List<String> spfIncludes,
        List<String> dkimTargets,
        List<String> dkimSelectors) {
    /** Copies the lists. */
    public MailService {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        mailExchangers = List.copyOf(mailExchangers);
        spfIncludes = List.copyOf(spfIncludes);
        dkimTargets = List.copyOf(dkimTargets);
        dkimSelectors = List.copyOf(dkimSelectors);
    }

    @Override
    public String toString() {
        return name;
    }
}
