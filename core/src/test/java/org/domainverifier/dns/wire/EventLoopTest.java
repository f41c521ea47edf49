package org.domainverifier.dns.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private static final long IDLE_NANOS = Duration.ofMillis(20).toNanos();

    private final EventLoop loop = new EventLoop("loop-under-test", IDLE_NANOS);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void theThreadEndsWhenIdleAndStartsAgain() throws Exception {
        Thread first = ask(Thread::currentThread);
        first.join(SECONDS.toMillis(20));
        assertThat(first.isAlive()).isFalse();

        Thread second = ask(Thread::currentThread);
        assertThat(second).isNotSameAs(first);
        assertThat(second.isDaemon()).isTrue();
    }

    @Test
    void nothingIsForgottenBetweenTheEndOfAThreadAndTheNext() throws Exception {
        EventLoop restless = new EventLoop("restless-loop", 1);
        for (int i = 0; i < 2000; i++) {
            assertThat(ask(restless, () -> "done").get(20, SECONDS)).isEqualTo("done");
        }
        restless.close();
    }

    @Test
    void whatATaskThrowsConcernsThatTaskOnly() throws Exception {
        CompletableFuture<Object> failing = ask(loop, () -> {
            throw new AssertionError("an Error, not an Exception");
        });
        assertThatThrownBy(() -> failing.get(20, SECONDS)).hasRootCauseMessage("an Error, not an Exception");
        assertThat(ask(() -> "still there")).isEqualTo("still there");
    }

    @Test
    void aTaskThatCannotEvenBeAbandonedEndsNothing() throws Exception {
        loop.execute(new EventLoop.Task(
                () -> {
                    throw new StackOverflowError("in a test");
                },
                why -> {
                    throw new OutOfMemoryError("in a test");
                }));
        assertThat(ask(() -> "still there")).isEqualTo("still there");
    }

    @Test
    void anInterruptIsForgotten() throws Exception {
        ask(() -> {
            Thread.currentThread().interrupt();
            return "interrupted";
        });
        assertThat(ask(() -> Thread.currentThread().isInterrupted())).isFalse();
    }

    @Test
    void timersFireInTheirOrder() throws Exception {
        List<String> fired = new ArrayList<>();
        CompletableFuture<String> last = new CompletableFuture<>();
        ask(() -> {
            long now = System.nanoTime();
            loop.schedule(now + 3_000_000, task(() -> last.complete("three")));
            loop.schedule(now + 2_000_000, task(() -> fired.add("two")));
            loop.schedule(now + 1_000_000, task(() -> fired.add("one")));
            loop.schedule(now + 1_500_000, task(() -> fired.add("never"))).cancel();
            return "";
        });
        last.get(20, SECONDS);
        assertThat(fired).containsExactly("one", "two");
    }

    @Test
    void aBrokenSelectorAbandonsWhatWaitsAndTheNextTaskStartsAnew() throws Exception {
        CompletableFuture<Object> timer = new CompletableFuture<>();
        CompletableFuture<Object> channel = new CompletableFuture<>();
        ask(() -> {
            loop.schedule(System.nanoTime() + SECONDS.toNanos(60), task(timer));
            registerChannelThatBreaksTheSelector(channel);
            return "";
        });

        assertThatThrownBy(() -> timer.get(20, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedSelectorException.class);
        assertThat(ask(() -> "again")).isEqualTo("again");
    }

    private void registerChannelThatBreaksTheSelector(CompletableFuture<Object> abandoned) throws IOException {
        DatagramChannel readable = DatagramChannel.open();
        readable.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        readable.configureBlocking(false);
        loop.register(readable, SelectionKey.OP_WRITE, new EventLoop.Handler() {
            @Override
            public void ready(SelectionKey key) throws IOException {
                key.channel().close();
                key.selector().close();
            }

            @Override
            public void abandon(Throwable why) {
                abandoned.completeExceptionally(why);
            }
        });
    }

    @Test
    void closingAbandonsWhatWaitsAndWhatComesLater() throws Exception {
        CompletableFuture<Object> timer = new CompletableFuture<>();
        Thread thread = ask(() -> {
            loop.schedule(System.nanoTime() + SECONDS.toNanos(60), task(timer));
            return Thread.currentThread();
        });
        loop.close();

        assertThatThrownBy(() -> timer.get(20, SECONDS)).hasCauseInstanceOf(EventLoop.ClosedException.class);
        thread.join(SECONDS.toMillis(20));
        assertThat(thread.isAlive()).isFalse();
        assertThatThrownBy(() -> ask(() -> "too late")).hasCauseInstanceOf(EventLoop.ClosedException.class);
    }

    private interface Body<T> {
        T run() throws IOException;
    }

    private <T> T ask(Body<T> body) throws Exception {
        return ask(loop, body).get(20, SECONDS);
    }

    private static <T> CompletableFuture<T> ask(EventLoop loop, Body<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(new EventLoop.Task(() -> result.complete(body.run()), result::completeExceptionally));
        return result;
    }

    private static EventLoop.Task task(CompletableFuture<Object> result) {
        return new EventLoop.Task(() -> result.complete(""), result::completeExceptionally);
    }

    private static EventLoop.Task task(Runnable body) {
        return new EventLoop.Task(body::run, why -> {
            throw new IllegalStateException(why);
        });
    }
}
