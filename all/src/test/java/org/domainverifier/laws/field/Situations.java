package org.domainverifier.laws.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.domainverifier.laws.Wanted;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/**
 * A folder of situations: {@code case-NN.zone} with {@code case-NN.yaml} beside it, {@code base.zone} given to all, and tables of what
 * is right.
 */
final class Situations {
    private final Path folder;
    private final Map<String, Situation> byFile = new TreeMap<>();

    /**
     * One situation.
     *
     * @param file its zone file
     * @param world the whole DNS
     * @param wanted what was asked for
     * @param own the records of the zone file alone
     */
    record Situation(String file, World world, Wanted wanted, List<Rr> own) {
        boolean has(String domain) {
            String registered = Names.registered(domain);
            return own.stream().anyMatch(record -> Names.isWithin(record.name(), registered));
        }
    }

    Situations(Path folder) {
        this.folder = folder;
        String base = read("base.zone");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches("case-.*\\.zone"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                String yaml = read(name.replace(".zone", ".yaml"));
                String zone = read(name);
                byFile.put(
                        name,
                        new Situation(
                                name,
                                World.parse(base + "\n" + zone),
                                yaml.isEmpty() ? Wanted.NOTHING : ProviderYaml.parse(yaml),
                                List.copyOf(World.parse(zone).visible())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The situation that a domain of a table belongs to: the one whose zone has names of the same registrant. */
    Situation of(String domain) {
        return byFile.values().stream()
                .filter(situation -> situation.has(domain))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no zone in " + folder + " has " + domain));
    }

    List<Situation> all() {
        return List.copyOf(byFile.values());
    }

    /** The rows of a table, cell by cell; none if there is no such table. */
    List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        read(table)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> rows.add(Arrays.asList(line.split("\t", -1))));
        return rows;
    }

    private String read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
