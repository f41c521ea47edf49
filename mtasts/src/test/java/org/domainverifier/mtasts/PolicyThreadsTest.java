package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns: how many connections there are at once, and who is next. */
@Timeout(60)
class PolicyThreadsTest {
    private final Deque<Runnable> given = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsBeyondTheMostWaitsForItsTurnInOrder() {
        PolicyThreads turns = new PolicyThreads(given::add, 2);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            turns.execute(() -> done.add(name));
        }
        assertThat(given).hasSize(2);

        given.remove().run();

        assertThat(done)
                .as("the thread that is free goes on with those in line")
                .containsExactly("a", "c", "d", "e");
        given.remove().run();
        assertThat(done).endsWith("b");

        turns.execute(() -> done.add("f"));
        turns.execute(() -> done.add("g"));
        assertThat(given).as("both places are free again").hasSize(2);
    }

    @Test
    void aTaskThatBreaksLeavesItsPlaceToTheNext() {
        PolicyThreads turns = new PolicyThreads(given::add, 1);
        turns.execute(() -> {
            throw new IllegalStateException("broken");
        });
        turns.execute(() -> done.add("next"));

        given.remove().run();

        assertThat(done).containsExactly("next");
    }

    @Test
    void aThreadThatCannotBeHadTakesNoPlace() {
        PolicyThreads turns = new PolicyThreads(
                task -> {
                    throw new RejectedExecutionException("none left");
                },
                1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> turns.execute(() -> done.add("never")))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void hundredsWaitSideBySide() throws InterruptedException {
        PolicyThreads turns = PolicyThreads.ownThreads();
        CountDownLatch all = new CountDownLatch(500);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 500; i++) {
            turns.execute(() -> {
                all.countDown();
                try {
                    end.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(all.await(50, TimeUnit.SECONDS)).isTrue();
        end.countDown();
    }
}
