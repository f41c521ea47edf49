package org.domainverifier.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Several futures as one: what a check needs that has asked several questions side by side. */
public final class Futures {
    private Futures() {}

    /**
     * The outcomes of several futures.
     *
     * @param <T> what they give
     * @param futures those that are in the collection now
     * @return all outcomes in the order of the futures, when the last of them has come; it ends exceptionally if one of them does
     */
    public static <T extends @Nullable Object> CompletableFuture<List<T>> all(
            Collection<? extends CompletableFuture<? extends T>> futures) {
        List<CompletableFuture<? extends T>> waitedFor = new ArrayList<>(futures);
        if (waitedFor.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return CompletableFuture.allOf(waitedFor.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> {
                    List<T> outcomes = new ArrayList<>(waitedFor.size());
                    waitedFor.forEach(future -> outcomes.add(future.join()));
                    return Collections.unmodifiableList(outcomes);
                });
    }

    /**
     * The outcomes of several futures, each by its key.
     *
     * @param <K> what they are told apart by
     * @param <V> what they give
     * @param futures those that are in the map now
     * @return all outcomes in the order of the map, when the last of them has come; it ends exceptionally if one of them does
     */
    public static <K, V extends @Nullable Object> CompletableFuture<Map<K, V>> all(
            Map<K, ? extends CompletableFuture<? extends V>> futures) {
        Map<K, CompletableFuture<? extends V>> waitedFor = new LinkedHashMap<>(futures);
        if (waitedFor.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return CompletableFuture.allOf(waitedFor.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> {
                    Map<K, V> outcomes = new LinkedHashMap<>();
                    waitedFor.forEach((key, future) -> outcomes.put(key, future.join()));
                    return Collections.unmodifiableMap(outcomes);
                });
    }
}
