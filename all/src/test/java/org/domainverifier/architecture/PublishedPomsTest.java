package org.domainverifier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the poms say of what is published is what is published. */
class PublishedPomsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(domain-verifier[a-z-]*+)</artifactId>");

    /** A module is published unless it says otherwise; poms of poms are none. */
    private static Set<String> publishedArtifacts() throws IOException {
        Set<String> published = new TreeSet<>();
        for (String module : all("<module>([a-z]++)</module>", read("pom.xml"))) {
            String pom = read(module + "/pom.xml");
            if (!pom.contains("<published>false</published>") && !pom.contains("<packaging>pom</packaging>")) {
                published.add(all(ARTIFACT.pattern(), pom).get(1)); // after the parent's
            }
        }
        return published;
    }

    @Test
    void theVersionsOfAllThatIsPublishedAreInTheBom() throws IOException {
        String bom = read("bom/pom.xml");
        List<String> managed = all(ARTIFACT.pattern(), bom.substring(bom.indexOf("<dependencyManagement>")));

        assertThat(managed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(publishedArtifacts());
    }

    @Test
    void everyOneIsDescribed() throws IOException {
        for (String module : all("<module>([a-z]++)</module>", read("pom.xml"))) {
            assertThat(read(module + "/pom.xml")).contains("<name>", "<description>");
        }
    }

    /** It has a page in place of Javadoc, since it has no classes. */
    @Test
    void thePageOfTheWholeNamesWhatItBrings() throws IOException {
        ModuleDescriptor whole = Published.modules().stream()
                .filter(module -> module.name().equals("org.domainverifier"))
                .findFirst()
                .orElseThrow();
        List<String> brought = whole.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> name.startsWith("org.domainverifier"))
                .toList();

        assertThat(all("<code>(org[a-z.]++)</code>", read("all/src/main/javadoc/index.html")))
                .containsExactlyInAnyOrderElementsOf(brought);
    }

    /** What others cannot see may change: a comparison with the last release that stopped at it would soon be switched off. */
    @Test
    void whatIsNotExportedIsNotCompared() throws IOException {
        Set<String> hidden = packages();
        Published.modules().stream()
                .flatMap(module -> module.exports().stream())
                .filter(exports -> !exports.isQualified())
                .forEach(exports -> hidden.remove(exports.source()));
        String pom = read("pom.xml");
        String comparison = pom.substring(pom.indexOf("<accessModifier>"), pom.indexOf("<id>compare</id>"));

        assertThat(all("<exclude>([a-z.]++)</exclude>", comparison)).containsExactlyElementsOf(hidden);
    }

    /** The graph in the overview of the whole documentation. */
    @Test
    void theOverviewShowsWhichModuleRequiresWhich() throws IOException {
        Set<String> edges = new TreeSet<>();
        for (ModuleDescriptor module : Published.modules()) {
            module.requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .filter(name ->
                            !name.startsWith("java.") && !name.startsWith("jdk.") && !name.equals("org.jspecify"))
                    .forEach(name -> edges.add(module.name() + " -> " + name));
        }
        Set<String> shown = new TreeSet<>();
        Pattern.compile("<tr><td>([a-z.]++)</td><td>([a-z0-9., ]++)</td></tr>")
                .matcher(read("docs/apidocs/overview.html"))
                .results()
                .forEach(row -> List.of(row.group(2).split(", "))
                        .forEach(required -> shown.add(row.group(1) + " -> " + required)));

        assertThat(shown).isEqualTo(edges);
    }

    /** Those that have classes. */
    private static Set<String> packages() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (String module : all("<module>([a-z]++)</module>", read("pom.xml"))) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            if (module.equals("benchmarks") || !Files.exists(sources)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(file -> sources.relativize(file).getParent())
                        .filter(Objects::nonNull)
                        .forEach(folder -> packages.add(folder.toString().replace(File.separatorChar, '.')));
            }
        }
        return packages;
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
