package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.ScriptedHandler;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WorkerAutoConfigurationTests {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(KafkaAutoConfiguration.class, WorkerAutoConfiguration.class))
          .withPropertyValues(
              "spring.kafka.bootstrap-servers=127.0.0.1:1",
              "spring.kafka.admin.auto-create=false",
              "cleanslate.worker.stop-wait=0s")
          .withBean(ResourceHandler.class, ScriptedHandler::new);

  @Test
  void anApplicationWithoutAWorkersNameIsNone() {
    application.run(context -> assertThat(context).doesNotHaveBean(WorkerRuntime.class));
  }

  @Test
  void aNamedWorkerRunsAndIsNotReadyUntilItKnowsTheHolds() {
    application
        .withPropertyValues("cleanslate.worker.name=some")
        .run(context -> {
          assertThat(context).hasSingleBean(WorkerRuntime.class);
          assertThat(context).hasSingleBean(CloudCall.class);
          assertThat(context).hasSingleBean(Controls.class);
          assertThat(context).hasSingleBean(HealthIndicator.class);
          WorkerRuntime runtime = context.getBean(WorkerRuntime.class);
          assertThat(runtime.isRunning()).isTrue();
          assertThat(runtime.isReady()).isFalse();
        });
  }

  @Test
  void aCredentialCheckGetsAHealthOfItsOwn() {
    application
        .withPropertyValues("cleanslate.worker.name=some")
        .withBean(
            CredentialCheck.class,
            () -> _ -> new CredentialCheck.Credential("org/one", true, false, "GET /x -> 200"))
        .run(context -> assertThat(context.getBeansOfType(HealthIndicator.class)).hasSize(2));
  }
}
