package org.domainverifier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every public type is reached from a guide: the README or a page of {@code docs} names it in code, or it is one link away from a type that is so named.
 * Such a link is what its page of the Javadoc has: the types of its visible members and of those nested in it, what it extends and implements, and what it
 * permits. What only a reached type leads to is not reached. The list of findings and the log of decisions are no guides.
 */
class GuidesTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NO_GUIDES = Set.of("findings.md", "decisions.md");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]++`");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*+");

    private static final JavaClasses TESTING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.domainverifier.testing", "org.domainverifier.testing.https");

    @Test
    void everyPublicTypeIsReachedFromAGuide() throws IOException {
        Set<String> words = wordsOfGuides();
        List<JavaClass> types = publicTypes();
        Set<String> reached = new HashSet<>();
        for (JavaClass type : types) {
            if (words.contains(type.getSimpleName())) {
                reached.add(type.getName());
                reached.addAll(links(type));
            }
        }
        Set<String> missing = types.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(reached);

        assertThat(types).hasSizeGreaterThan(200);
        assertThat(missing)
                .as("name them in docs/api.md, where they are of use")
                .isEmpty();
    }

    /** The map names nothing that there is not. */
    @Test
    void theMapNamesWhatThereIs() throws IOException {
        Set<String> names = publicTypes().stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (String code : code(Files.readString(ROOT.resolve("docs/api.md")))) {
            Matcher type = Pattern.compile("^`([A-Z][A-Za-z]*+)").matcher(code);
            if (type.find() && !names.contains(type.group(1))) {
                unknown.add(type.group(1));
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> wordsOfGuides() throws IOException {
        List<Path> guides = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            pages.filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !NO_GUIDES.contains(page.getFileName().toString()))
                    .forEach(guides::add);
        }
        Set<String> words = new HashSet<>();
        for (Path guide : guides) {
            code(Files.readString(guide))
                    .forEach(code -> WORD.matcher(code).results().forEach(word -> words.add(word.group())));
        }
        return words;
    }

    private static List<String> code(String page) {
        return CODE.matcher(page).results().map(found -> found.group()).toList();
    }

    /** Top-level types of what everybody may use; what is nested is on the page of what it is in. */
    private static List<JavaClass> publicTypes() {
        Set<String> exported = Published.modules().stream()
                .flatMap(module -> module.exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(exports -> exports.source())
                .collect(Collectors.toSet());
        return Stream.of(Published.CLASSES, TESTING)
                .flatMap(JavaClasses::stream)
                .filter(type -> exported.contains(type.getPackageName()))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    /** What the page of a type leads to, each by its outermost type. */
    private static Set<String> links(JavaClass type) {
        Set<String> links = new HashSet<>();
        for (JavaClass part : Stream.of(Published.CLASSES, TESTING)
                .flatMap(JavaClasses::stream)
                .toList()) {
            if (outermost(part).equals(type.getName()) && isVisible(part.getModifiers())) {
                typesOf(part)
                        .forEach(found -> found.getAllInvolvedRawTypes()
                                .forEach(raw -> links.add(outermost(raw.getBaseComponentType()))));
                Class<?>[] permitted = part.reflect().getPermittedSubclasses();
                if (permitted != null) {
                    Arrays.stream(permitted).map(Class::getName).forEach(links::add);
                }
            }
        }
        return links;
    }

    private static List<JavaType> typesOf(JavaClass type) {
        List<JavaType> types = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(types::add);
        for (JavaMember member : type.getMembers()) {
            if (!isVisible(member.getModifiers())) {
                continue;
            }
            if (member instanceof JavaField field) {
                types.add(field.getType());
            } else if (member instanceof JavaCodeUnit unit) {
                types.add(unit.getReturnType());
                types.addAll(unit.getParameterTypes());
                types.addAll(unit.getExceptionTypes());
            }
        }
        return types;
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(GuidesTest::outermost).orElse(type.getName());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
