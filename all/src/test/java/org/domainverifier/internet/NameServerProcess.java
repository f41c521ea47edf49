package org.domainverifier.internet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A name server of Debian's packages, in the foreground. */
final class NameServerProcess implements AutoCloseable {
    private final Path log;
    private final Process process;

    private NameServerProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    static NameServerProcess start(Path folder, String name, String configuration, String... command) {
        try {
            Files.writeString(folder.resolve(name + ".conf"), configuration);
            Path log = folder.resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().merge("PATH", ":/usr/sbin", String::concat);
            return new NameServerProcess(log, builder.start());
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** Has the zone files read again: all three programs do so on SIGHUP. */
    void reload() {
        signal("-HUP");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException cannotSignal) {
            throw new UncheckedIOException(cannotSignal);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return log.getFileName() + ":\n" + Files.readString(log);
        } catch (IOException unreadable) {
            return log.getFileName() + ": " + unreadable;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
