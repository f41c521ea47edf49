package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FuturesTest {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<String> second = new CompletableFuture<>();

    @Test
    void theOutcomesComeInTheOrderOfTheFuturesNotOfTheirEnds() {
        CompletableFuture<List<String>> both = Futures.all(List.of(first, second));

        second.complete("two");
        assertThat(both).isNotDone();
        first.complete("one");

        assertThat(both).isCompletedWithValue(List.of("one", "two"));
    }

    @Test
    void theOutcomesOfAMapAreThereByTheirKeysInItsOrder() {
        Map<Integer, CompletableFuture<String>> asked = new LinkedHashMap<>();
        asked.put(2, second);
        asked.put(1, first);
        CompletableFuture<Map<Integer, String>> both = Futures.all(asked);

        first.complete("one");
        assertThat(both).isNotDone();
        second.complete("two");

        assertThat(both.join()).containsExactly(entry(2, "two"), entry(1, "one"));
    }

    @Test
    void ofNothingTheOutcomeIsThereAtOnce() {
        assertThat(Futures.all(List.<CompletableFuture<String>>of())).isCompletedWithValue(List.of());
        assertThat(Futures.all(Map.<String, CompletableFuture<String>>of())).isCompletedWithValue(Map.of());
    }

    @Test
    void whatFailsOnceAllHaveEndedFailsTheWhole() {
        CompletableFuture<List<String>> both = Futures.all(List.of(first, second));

        first.completeExceptionally(new IllegalStateException("broken"));
        assertThat(both).isNotDone();
        second.complete("two");

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(both::join)
                .withRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsAddedLaterIsNotWaitedFor() {
        List<CompletableFuture<String>> asked = new ArrayList<>(List.of(first));
        CompletableFuture<List<String>> one = Futures.all(asked);

        asked.add(second);
        first.complete("one");

        assertThat(one).isCompletedWithValue(List.of("one"));
    }

    @Test
    void aFutureThatOnlySaysThatItIsDoneIsWaitedForToo() {
        CompletableFuture<List<Object>> done =
                Futures.all(List.of(first, CompletableFuture.runAsync(() -> {}, Runnable::run)));

        first.complete("one");

        assertThat(done.join()).containsExactly("one", null);
    }
}
