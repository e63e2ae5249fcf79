package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnSurface(ClonesConfiguration.SYSTEM)
class ClonesConfiguration {
  static final String SYSTEM = "clones";
  static final String OWNER_TYPE = "clone";

  @Bean
  Surface clones(Environment environment) {
    return Surface.of(environment, SYSTEM, List.of("/clones/**"), CloneRefusal::body);
  }
}
