package org.domainverifier.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The judge shares nothing with what it judges. */
class OracleIndependenceTest {
    private static final JavaClasses JUDGE = new ClassFileImporter()
            .importPackages("org.domainverifier.laws")
            .that(new com.tngtech.archunit.base.DescribedPredicate<>("are not tests") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                    return !type.getName().contains("Test");
                }
            });

    @Test
    void theOracleUsesNothingButTheJdkAndItself() {
        classes()
                .that()
                .resideInAnyPackage(
                        "org.domainverifier.laws", "org.domainverifier.laws.zone", "org.domainverifier.laws.reading")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.domainverifier.laws",
                        "org.domainverifier.laws.zone",
                        "org.domainverifier.laws.reading")
                .check(JUDGE);
    }
}
