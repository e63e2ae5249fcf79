package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class WorkerDefaultsTests {
  private static final String EXPOSED = "management.endpoints.web.exposure.include";

  @Test
  void everyWorkerShowsItsHealthAndItsMetricsOnItsOwnMachineOnly() {
    StandardEnvironment worker = environment(Map.of("cleanslate.worker.name", "some"));

    assertThat(worker.getProperty(EXPOSED)).isEqualTo("health, prometheus");
    assertThat(worker.getProperty("server.address")).isEqualTo("127.0.0.1");
  }

  @Test
  void whatAWorkerSaysItselfCountsMore() {
    StandardEnvironment worker =
        environment(Map.of("cleanslate.worker.name", "some", EXPOSED, "health"));

    assertThat(worker.getProperty(EXPOSED)).isEqualTo("health");
  }

  @Test
  void whatIsNoWorkerGetsNothing() {
    assertThat(environment(Map.of()).getProperty(EXPOSED)).isNull();
  }

  private static StandardEnvironment environment(Map<String, Object> said) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("said", said));
    new WorkerDefaults().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
