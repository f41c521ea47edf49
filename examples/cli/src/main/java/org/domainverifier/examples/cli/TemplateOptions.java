package org.domainverifier.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a template of Domain Connect, in place of a provider file. */
final class TemplateOptions {
    @Option(
            names = "--template",
            paramLabel = "FILE.json",
            description =
                    "The provider's template of Domain Connect, in place of --provider. All that it asks for is required.")
    private String file;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "The value of a variable of the template.")
    private List<String> settings = List.of();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Apply the template at this name below the domain, such as send.")
    private String host;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            split = ",",
            description = "Take only these groups of the template's records.")
    private List<String> groups = List.of();

    @Option(
            names = "--recommended",
            paramLabel = "GROUP",
            split = ",",
            description = "What comes from these groups of the template only warns.")
    private List<String> recommended = List.of();

    boolean isGiven() {
        return file != null;
    }

    /** Refuses what makes no sense without a template, or beside it. */
    void agree(boolean providerGiven, boolean checksGiven) {
        if (isGiven() && providerGiven) {
            throw new UsageException(
                    "what is asked for is in a template (--template) or in a provider file (--provider), not in both");
        }
        if (isGiven() && checksGiven) {
            throw new UsageException(
                    "a template (--template) is verified as a whole, not by --check; --group takes a part of it");
        }
        boolean detailed = !settings.isEmpty() || host != null || !groups.isEmpty() || !recommended.isEmpty();
        if (!isGiven() && detailed) {
            throw new UsageException("--set, --host, --group and --recommended are about a template (--template)");
        }
    }

    Optional<TemplateFile> read() {
        return isGiven()
                ? Optional.of(TemplateFile.read(file, values(), Optional.ofNullable(host), groups, recommended))
                : Optional.empty();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--set: '" + Printable.line(setting) + "' is not of the form NAME=VALUE");
            }
            if (values.put(setting.substring(0, equals), setting.substring(equals + 1)) != null) {
                throw new UsageException("--set: " + setting.substring(0, equals) + " is set twice");
            }
        }
        return values;
    }
}
