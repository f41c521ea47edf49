package org.domainverifier.examples.cli;

import picocli.CommandLine;

/** The command {@code domain-verifier}. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the command's arguments
     */
    public static void main(String[] arguments) {
        System.exit(run(Streams.ofSystem(), arguments));
    }

    /**
     * Runs the command.
     *
     * @param streams where it reads and writes
     * @param arguments the command's arguments
     * @return its exit code, see {@link ExitCode}
     */
    public static int run(Streams streams, String... arguments) {
        return new CommandLine(new VerifyCommand(streams))
                // "@name" is a bad domain like any other, not a file of arguments
                .setExpandAtFiles(false)
                .setOut(streams.outWriter())
                .setErr(streams.errWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        streams.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((problem, args) -> complain(streams, problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof UsageException) {
                        return complain(streams, problem);
                    }
                    problem.printStackTrace(streams.err());
                    return ExitCode.BUG;
                })
                .execute(arguments);
    }

    private static int complain(Streams streams, Exception problem) {
        streams.complain(problem.getMessage());
        return ExitCode.USAGE;
    }
}
