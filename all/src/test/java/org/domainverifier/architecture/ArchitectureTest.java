package org.domainverifier.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the module descriptors can't say, or would say only to those who run on the module path. */
class ArchitectureTest {
    private static final String SPF = "org.domainverifier.spf..";
    private static final String DKIM = "org.domainverifier.dkim..";
    private static final String DMARC = "org.domainverifier.dmarc..";
    private static final String MTA_STS = "org.domainverifier.mtasts..";
    private static final String TLS_RPT = "org.domainverifier.tlsrpt..";
    private static final String DOMAIN_CONNECT = "org.domainverifier.domainconnect..";
    private static final String JSON = "org.domainverifier.json..";
    private static final String PUBLISH = "org.domainverifier.publish..";
    private static final List<String> CHECK_MODULES = List.of(SPF, DKIM, DMARC, MTA_STS, TLS_RPT);

    private static final JavaClasses PUBLISHED = Published.CLASSES;

    /** A rule about classes that were not read would hold for ever. */
    @Test
    void everyModuleIsRead() {
        assertThat(PUBLISHED.stream().map(JavaClass::getPackageName))
                .contains(
                        "org.domainverifier",
                        "org.domainverifier.spf",
                        "org.domainverifier.dkim",
                        "org.domainverifier.dmarc",
                        "org.domainverifier.mtasts",
                        "org.domainverifier.tlsrpt",
                        "org.domainverifier.domainconnect",
                        "org.domainverifier.json",
                        "org.domainverifier.publish");
    }

    @Test
    void coreKnowsNoCheckModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CHECK_MODULES.toArray(String[]::new))
                .and()
                .resideOutsideOfPackages(DOMAIN_CONNECT, JSON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CHECK_MODULES.toArray(String[]::new))
                .check(PUBLISHED);
    }

    /** Templates and JSON rest on the checks; who verifies needs neither, and neither needs the other. */
    @Test
    void nobodyNeedsTemplatesOrJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(DOMAIN_CONNECT, JSON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOMAIN_CONNECT, JSON, "tools.jackson..")
                .check(PUBLISHED);
        noClasses()
                .that()
                .resideInAPackage(JSON)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DOMAIN_CONNECT)
                .check(PUBLISHED);
        noClasses()
                .that()
                .resideInAPackage(DOMAIN_CONNECT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JSON)
                .check(PUBLISHED);
    }

    /** A plan is published by what core knows of it, whatever checks have made it. */
    @Test
    void nobodyNeedsPublishingAndItNeedsNoCheck() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PUBLISH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PUBLISH)
                .check(PUBLISHED);
        noClasses()
                .that()
                .resideInAPackage(PUBLISH)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CHECK_MODULES.toArray(String[]::new))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(DOMAIN_CONNECT, JSON)
                .check(PUBLISHED);
    }

    /** The JSON library is in no signature that others see, but for the module that others give to it. */
    @Test
    void jacksonIsInNoSignature() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName("org.domainverifier.json.DomainVerifierModule")
                .should(notNameInSignatures("tools.jackson."))
                .check(PUBLISHED);
    }

    static Stream<Arguments> checkModules() {
        return Stream.of(
                Arguments.of(List.of(SPF), Set.of()),
                Arguments.of(List.of(DKIM), Set.of()),
                Arguments.of(List.of(DMARC), Set.of(SPF, DKIM)),
                Arguments.of(List.of(MTA_STS, TLS_RPT), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("checkModules")
    void checkModulesDoNotKnowOneAnother(List<String> module, Set<String> allowed) {
        String[] others = CHECK_MODULES.stream()
                .filter(other -> !module.contains(other) && !allowed.contains(other))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(module.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(PUBLISHED);
    }

    @Test
    void noPackagesNeedOneAnother() {
        slices().assignedFrom(slicesBy(JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(PUBLISHED);
    }

    @Test
    void noClassesOfTheAuthorityNeedOneAnother() {
        slices().assignedFrom(slicesBy(ArchitectureTest::topLevelName))
                .should()
                .beFreeOfCycles()
                .check(PUBLISHED.that(resideInAPackage("org.domainverifier.dns.authority")));
    }

    private static SliceAssignment slicesBy(Function<JavaClass, String> key) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(key.apply(type));
            }

            @Override
            public String getDescription() {
                return "what belongs together";
            }
        };
    }

    private static String topLevelName(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::topLevelName).orElse(type.getName());
    }

    @Test
    void dnsjavaIsUsedWhereTheDnsIs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.domainverifier.dns..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill..")
                .check(PUBLISHED);
    }

    /** The wire is not exported: nobody outside of the module sees it. */
    @Test
    void dnsjavaIsInNoSignature() {
        classes()
                .that()
                .resideOutsideOfPackage("org.domainverifier.dns.wire")
                .should(notNameInSignatures("org.xbill."))
                .check(PUBLISHED);
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(PUBLISHED);
    }

    /** The JDK's thread for these outlives its users, and keeps the class loader of whoever was the first. */
    @Test
    void nothingWaitsByTheTimerOfTheJdk() {
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "CompletableFuture's timer",
                        access -> access.getTargetOwner().isAssignableTo(CompletableFuture.class)
                                && Set.of("orTimeout", "completeOnTimeout", "delayedExecutor")
                                        .contains(access.getName())))
                .check(PUBLISHED);
    }

    /** What a thread inherits, it keeps: all threads are made in one place, where they inherit nothing. */
    @Test
    void threadsAreMadeInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.domainverifier.threads")
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
                .orShould()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of a timer", call -> call.getTargetOwner().isAssignableTo(java.util.Timer.class)))
                .check(PUBLISHED);
    }

    /** The result would depend on the machine: in Turkey "SPF.MIT.EDU" has another lower case. */
    @Test
    void localeAndCharsetAreNamed() {
        noClasses()
                .should()
                .accessTargetWhere(target(String.class, "toLowerCase")
                        .or(target(String.class, "toUpperCase"))
                        .or(target(String.class, "getBytes"))
                        .or(target(String.class, "<init>", byte[].class))
                        .or(target(String.class, "<init>", byte[].class, int.class, int.class))
                        .or(target(InputStreamReader.class, "<init>", InputStream.class))
                        .or(target(OutputStreamWriter.class, "<init>", OutputStream.class)))
                .check(PUBLISHED);
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String name, Class<?>... parameters) {
        List<String> names = Arrays.stream(parameters).map(Class::getName).toList();
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + name + names,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getName().equals(name)
                        && access.getTarget() instanceof CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toList()
                                .equals(names));
    }

    private static ArchCondition<JavaClass> notNameInSignatures(String prefix) {
        return new ArchCondition<>("not name " + prefix + "* in what others see of them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isVisible(type)) {
                    return;
                }
                List<JavaType> parents = new ArrayList<>(type.getInterfaces());
                type.getSuperclass().ifPresent(parents::add);
                type.getTypeParameters().forEach(parameter -> parents.addAll(parameter.getUpperBounds()));
                report(type.getName(), parents, events);
                for (JavaMember member : type.getMembers()) {
                    if (!isVisible(member.getModifiers())) {
                        continue;
                    }
                    List<JavaType> types = new ArrayList<>();
                    if (member instanceof JavaField field) {
                        types.add(field.getType());
                    } else if (member instanceof JavaCodeUnit unit) {
                        types.add(unit.getReturnType());
                        types.addAll(unit.getParameterTypes());
                        types.addAll(unit.getExceptionTypes());
                        unit.getTypeParameters().forEach(parameter -> types.addAll(parameter.getUpperBounds()));
                    }
                    report(member.getFullName(), types, events);
                }
            }

            private void report(String where, List<JavaType> types, ConditionEvents events) {
                types.stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(raw -> raw.getBaseComponentType().getName().startsWith(prefix))
                        .forEach(raw -> events.add(SimpleConditionEvent.violated(
                                where, where + " shows " + raw.getName() + " to others")));
            }
        };
    }

    /** Public or protected, and so is all that it is nested in. */
    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
