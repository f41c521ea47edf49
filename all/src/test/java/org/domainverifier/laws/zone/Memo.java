package org.domainverifier.laws.zone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a function says: most texts of grown zones are the same in all of them. Forgets all once it knows too much.
 *
 * @param <K> what is read
 * @param <V> what it says; immutable
 */
public final class Memo<K, V> {
    private static final int MOST = 50_000;

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> function;

    public Memo(Function<K, V> function) {
        this.function = function;
    }

    public V of(K key) {
        V value = known.get(key);
        if (value == null) {
            value = function.apply(key);
            if (known.size() > MOST) {
                known.clear();
            }
            known.put(key, value);
        }
        return value;
    }
}
