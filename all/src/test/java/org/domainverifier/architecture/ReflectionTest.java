package org.domainverifier.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing is found by its name at run time but checks, which are found by {@link ServiceLoader}, and virtual threads where there are some: tools that look ahead at what a program needs (jlink,
 * a native image, a shrinker) see it all. Those who keep reports as JSON need reflection; {@code docs/deployment.md} says so.
 */
class ReflectionTest {
    private static final Path GUIDE = Path.of("..", "docs", "deployment.md");
    private static final String JSON = "org.domainverifier.json";

    /** What gives access to members, makes objects or names classes. Constants of an enum, simple names and casts are none of it. */
    private static final Set<String> REFLECTING = Set.of(
            "forName",
            "newInstance",
            "getConstructor",
            "getConstructors",
            "getDeclaredConstructor",
            "getDeclaredConstructors",
            "getMethod",
            "getMethods",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getField",
            "getFields",
            "getDeclaredField",
            "getDeclaredFields",
            "getRecordComponents",
            "getPermittedSubclasses",
            "getDeclaredClasses",
            "getClasses",
            "getAnnotation",
            "getAnnotations");

    /** Where virtual threads are asked for, which JDK 17 does not have; without them there are threads of the system. */
    private static final Map<String, String> VIRTUAL_THREADS = Map.of(
            "org.domainverifier.VerifierThreads", "core",
            "org.domainverifier.mtasts.PolicyThreads", "mtasts");

    @Test
    void nothingReflectsButWhatAsksForVirtualThreads() {
        assertThat(outsideOfJson()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getPackageName())
                                .anyMatch(name ->
                                        name.matches("(java\\.lang\\.(reflect|invoke)|java\\.beans|sun|jdk)(\\..*)?")))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(VIRTUAL_THREADS.keySet());
        assertThat(outsideOfJson()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Class.class)
                                && REFLECTING.contains(access.getName()))
                        .map(access -> access.getOriginOwner().getName() + " " + access.getName()))
                .containsExactlyInAnyOrder(VIRTUAL_THREADS.keySet().stream()
                        .map(name -> name + " getMethod")
                        .toArray(String[]::new));
    }

    @Test
    void virtualThreadsAreTheOneThingThatIsAskedForByName() throws IOException {
        for (Map.Entry<String, String> asking : VIRTUAL_THREADS.entrySet()) {
            Path source = Path.of(
                    "..", asking.getValue(), "src/main/java", asking.getKey().replace('.', '/') + ".java");

            assertThat(Files.readString(source))
                    .containsOnlyOnce("Executors.class.getMethod(\"newVirtualThreadPerTaskExecutor\").invoke(null)")
                    .containsOnlyOnce("getMethod(")
                    .containsOnlyOnce(".invoke(");
        }
        assertThat(Files.readString(GUIDE)).contains("`newVirtualThreadPerTaskExecutor`");
    }

    private static Stream<JavaClass> outsideOfJson() {
        return Published.CLASSES.stream().filter(type -> !type.getPackageName().startsWith(JSON));
    }

    @Test
    void nothingIsLoadedDefinedOrDeserialized() {
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "what brings in code or objects",
                        access -> isCalled(access, ClassLoader.class, Set.of("loadClass", "defineClass"))
                                || isCalled(access, System.class, Set.of("load", "loadLibrary"))
                                || isCalled(access, Runtime.class, Set.of("load", "loadLibrary", "exec"))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.Object(In|Out)putStream|java\\.util\\.ResourceBundle|java\\.lang\\.ProcessBuilder")
                .check(Published.CLASSES);
    }

    private static boolean isCalled(JavaAccess<?> access, Class<?> owner, Set<String> names) {
        return access.getTargetOwner().isAssignableTo(owner) && names.contains(access.getName());
    }

    /** Where a check is looked for by the one service that there is. */
    @Test
    void servicesAreLookedForInOnePlace() {
        assertThat(classesThat(access -> access.getTargetOwner().isEquivalentTo(ServiceLoader.class)))
                .containsExactly("org.domainverifier.InstalledChecks");
    }

    /** Whoever has to list resources finds all of them in the guide: a file by its name, or the folder that it is in. */
    @Test
    void theGuideNamesTheResources() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> resources = new ArrayList<>();
        for (String module : List.of("core", "spf", "dkim", "dmarc", "mtasts", "domainconnect", "json", "publish")) {
            for (String folder : List.of("resources", "filtered")) {
                Path root = Path.of("..", module, "src", "main", folder);
                try (Stream<Path> files = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> resources.add(
                                    root.relativize(file).toString().replace('\\', '/')));
                }
            }
        }
        assertThat(resources)
                .hasSizeGreaterThan(20)
                .allMatch(file -> guide.contains("`" + file + "`")
                        || guide.contains("`" + file.substring(0, file.lastIndexOf('/') + 1) + "`"));
    }

    private static Set<String> classesThat(Predicate<JavaAccess<?>> access) {
        return Published.CLASSES.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(access))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
