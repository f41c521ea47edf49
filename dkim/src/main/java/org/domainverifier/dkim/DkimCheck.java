package org.domainverifier.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.dns.Futures;

/**
 * Checks the DKIM keys that a domain publishes (RFC 6376): those of the expected selectors, those of selectors named to it,
 * and, where nobody says which selectors there are, those of selectors that well-known senders use.
 */
public final class DkimCheck implements DomainCheck<DkimResult> {
    /** The key of this check and its result. */
    public static final CheckKey<DkimResult> KEY = new CheckKey<>("dkim", DkimResult.class);

    /** When the selectors of well-known senders are looked for. */
    public enum Discovery {
        /** Where no selector is expected or named. */
        IF_NO_SELECTOR_IS_KNOWN,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    private final List<String> named;
    private final Discovery discovery;

    /** For the service loader: looks at the expected selectors, and for well-known ones if there are none. */
    public DkimCheck() {
        this(List.of(), Discovery.IF_NO_SELECTOR_IS_KNOWN);
    }

    private DkimCheck(List<String> named, Discovery discovery) {
        this.named = List.copyOf(named);
        this.discovery = discovery;
    }

    /**
     * A check that looks at these selectors, beside those that are expected.
     *
     * @param selectors one or more selectors
     * @return the check
     * @throws IllegalArgumentException if one is not a selector
     */
    public static DkimCheck withSelectors(String... selectors) {
        Set<String> checked = new LinkedHashSet<>();
        Arrays.stream(selectors).map(Selectors::checked).forEach(checked::add);
        return new DkimCheck(List.copyOf(checked), Discovery.IF_NO_SELECTOR_IS_KNOWN);
    }

    /**
     * A check that looks for the selectors of well-known senders, also where others are expected.
     *
     * @return the check
     */
    public static DkimCheck discovering() {
        return new DkimCheck().discovery(Discovery.ALWAYS);
    }

    /**
     * The same check with another rule for when to look for the selectors of well-known senders.
     *
     * @param when the rule
     * @return a new check
     */
    public DkimCheck discovery(Discovery when) {
        return new DkimCheck(named, when);
    }

    @Override
    public CheckKey<DkimResult> key() {
        return KEY;
    }

    @Override
    public int position() {
        return 300;
    }

    @Override
    public List<DkimFinding> findingCodes() {
        return List.of(DkimFinding.values());
    }

    @Override
    public List<DkimStep> stepCodes() {
        return List.of(DkimStep.values());
    }

    @Override
    public CompletableFuture<DkimResult> check(CheckContext context) {
        var expectations = context.expectations(DkimExpectation.class);
        Map<ExpectedSelector, CompletableFuture<ExpectedValue>> values = new LinkedHashMap<>();
        expectations.stream()
                .flatMap(expected -> expected.expectation().expected().stream())
                .forEach(selector -> {
                    selector.old().ifPresent(old -> values.put(old, old.value().of(context)));
                    values.put(selector, selector.value().of(context));
                });
        boolean search = switch (discovery) {
            case ALWAYS -> true;
            case NEVER -> false;
            case IF_NO_SELECTOR_IS_KNOWN -> values.isEmpty() && named.isEmpty();
        };
        List<String> alone = new ArrayList<>(named);
        values.keySet().forEach(selector -> alone.remove(selector.selector()));
        Instant now = context.clock().instant();
        return DkimQuestions.ask(context, values, alone, search)
                .thenCompose(evidence -> Futures.all(values)
                        .thenCompose(known -> context.<DkimResult>settle(
                                standings -> DkimJudge.judge(evidence, expectations, known, standings, now))));
    }
}
