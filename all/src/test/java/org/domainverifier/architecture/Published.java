package org.domainverifier.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What is published, read once for all rules about it. */
final class Published {
    /** The library: neither its tests nor what only tests use. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.domainverifier")
            .that(DescribedPredicate.not(
                    resideInAnyPackage("org.domainverifier.testing..", "org.domainverifier.architecture..")));

    private Published() {}

    /** The descriptors of the modules, that of what is for users' tests among them. */
    static List<ModuleDescriptor> modules() {
        try {
            List<URL> found = Collections.list(Published.class.getClassLoader().getResources("module-info.class"));
            List<ModuleDescriptor> modules = found.stream()
                    .map(Published::descriptor)
                    .filter(module -> module.name().startsWith("org.domainverifier"))
                    .toList();
            if (modules.size() < 9) {
                throw new IllegalStateException(
                        "only " + modules.stream().map(ModuleDescriptor::name).collect(Collectors.toList()));
            }
            return modules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ModuleDescriptor descriptor(URL classFile) {
        try (InputStream stream = classFile.openStream()) {
            return ModuleDescriptor.read(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
