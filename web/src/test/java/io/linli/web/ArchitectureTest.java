package io.linli.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.DomainEvent;

/** The boundaries of the modules, as the design draws them. */
class ArchitectureTest {

    private static final int KERNEL_TYPES = 12;

    private static final JavaClasses LINLI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("linli-local") && !location.contains("web/local"))
            .importPackages("io.linli");

    @Test
    void calls_follow_the_arrows_between_the_modules() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("catalog")
                .definedBy("io.linli.catalog..")
                .layer("marketplace")
                .definedBy("io.linli.marketplace..")
                .layer("fulfillment")
                .definedBy("io.linli.fulfillment..")
                .layer("search")
                .definedBy("io.linli.search..")
                .layer("web")
                .definedBy("io.linli.web..")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("search")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("fulfillment")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("marketplace")
                .mayOnlyBeAccessedByLayers("fulfillment", "search", "web")
                .check(LINLI);
    }

    @Test
    void search_knows_only_the_events_of_the_marketplace() {
        DescribedPredicate<JavaClass> otherThanEvents = resideInAPackage("io.linli.marketplace..")
                .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(DomainEvent.class)));

        noClasses()
                .that()
                .resideInAPackage("io.linli.search..")
                .should()
                .dependOnClassesThat(otherThanEvents)
                .check(LINLI);
    }

    @Test
    void features_form_no_cycle() {
        slices().matching("io.linli.(*).(*)..").should().beFreeOfCycles().check(LINLI);
    }

    @Test
    void only_its_adapter_uses_stripe_only_search_elasticsearch_only_meaning_its_models_and_only_outside_sftp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.linli.marketplace.payment.stripe..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.stripe..")
                .check(LINLI);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.linli.search..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("co.elastic..")
                .check(LINLI);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.linli.search.meaning..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(LINLI);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.linli.catalog.outside..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.sshd..")
                .check(LINLI);
    }

    @Test
    void modules_never_see_http() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.linli.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.ext.web..", "io.quarkus.qute..")
                .check(LINLI);
    }

    @Test
    void entities_never_leave_their_package() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(LINLI);
    }

    @Test
    void the_kernel_is_small_and_pure() {
        classes()
                .that()
                .resideInAPackage("io.linli.catalog.kernel")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.linli.catalog.kernel", "java..", "io.smallrye.mutiny..", "org.jspecify.annotations")
                .check(LINLI);

        long types = LINLI.that(resideInAPackage("io.linli.catalog.kernel").and(modifier(JavaModifier.PUBLIC))).stream()
                .filter(JavaClass::isTopLevelClass)
                .count();
        assertThat(types).isPositive().isLessThanOrEqualTo(KERNEL_TYPES);
    }

    @Test
    void money_is_never_floating_point() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.linli.catalog.kernel",
                        "io.linli.marketplace.aftersale..",
                        "io.linli.marketplace.order..",
                        "io.linli.marketplace.payment..",
                        "io.linli.marketplace.ledger..",
                        "io.linli.marketplace.settlement..",
                        "io.linli.marketplace.statement..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Double|Float)|double|float")
                .check(LINLI);
    }
}
