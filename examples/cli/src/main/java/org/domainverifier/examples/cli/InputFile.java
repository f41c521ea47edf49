package org.domainverifier.examples.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that the user names. */
final class InputFile {
    private InputFile() {}

    static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException notAPath) {
            throw new UsageException(file + ": not a file name: " + notAPath.getReason(), notAPath);
        }
    }

    static String read(String file) {
        Path path = path(file);
        if (Files.isDirectory(path)) {
            throw new UsageException(file + ": it is a folder, not a file");
        }
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static UsageException unreadable(String file, IOException problem) {
        String why = problem.getMessage();
        if (problem instanceof NoSuchFileException) {
            why = "there is no such file";
        } else if (problem instanceof AccessDeniedException) {
            why = "there is no permission to read it";
        } else if (problem instanceof CharacterCodingException) {
            why = "it is not in UTF-8";
        }
        return new UsageException(file + ": cannot be read: " + why, problem);
    }
}
