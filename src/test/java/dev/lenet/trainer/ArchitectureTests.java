package dev.lenet.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of docs/architecture.md: a package uses those below it and nothing above. */
class ArchitectureTests {

    private static final String ROOT = "dev.lenet.trainer";

    /** From the top down. */
    private static final List<String> PACKAGES = List.of(
            "cli",
            "web",
            "app",
            "report",
            "study",
            "training",
            "store",
            "run",
            "evaluation",
            "model",
            "augment",
            "dataset",
            "backend",
            "kernel",
            "text");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @TestFactory
    List<DynamicTest> arrowsOnlyPointDown() {
        return IntStream.range(1, PACKAGES.size())
                .mapToObj(i -> {
                    String[] above = PACKAGES.subList(0, i).stream()
                            .map(ArchitectureTests::inside)
                            .toArray(String[]::new);
                    return DynamicTest.dynamicTest(
                            PACKAGES.get(i),
                            () -> noClasses()
                                    .that()
                                    .resideInAPackage(inside(PACKAGES.get(i)))
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAnyPackage(above)
                                    .check(CLASSES));
                })
                .toList();
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(CLASSES.getPackage(ROOT).getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(PACKAGES);
    }

    @Test
    void noCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.getPackage(ROOT).getSubpackages())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    /** So that nothing that the trainer did not make is changed: each of these knows what it may touch. */
    @Test
    void filesAreWrittenInFewPlaces() {
        DescribedPredicate<JavaAccess<?>> writes = DescribedPredicate.describe(
                "change files",
                access -> access.getTargetOwner().isEquivalentTo(Files.class)
                                && access.getName()
                                        .matches("(write|create|delete|move|copy|set|new(Output|ByteC|BufferedW)).*")
                        || access.getTargetOwner().isEquivalentTo(FileChannel.class)
                                && access.getName().equals("open")
                        || access.getName().equals("<init>")
                                && List.of("FileOutputStream", "FileWriter", "RandomAccessFile", "PrintWriter")
                                        .contains(access.getTargetOwner().getSimpleName()));
        noClasses()
                .that()
                .resideOutsideOfPackages(inside("dataset"), inside("backend"), inside("kernel"))
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".store.AtomicFiles")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".store.OwnedFile")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".store.Claim")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".store.Claims")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".store.TrainerFolder")
                .should()
                .accessTargetWhere(writes)
                .because(
                        "store.AtomicFiles writes what lies in a models folder, store.TrainerFolder makes and clears its folders")
                .check(CLASSES);
    }

    private static String inside(String name) {
        return ROOT + "." + name + "..";
    }
}
