package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.TopicBuilder;

@Configuration(proxyBeanMethods = false)
@ConditionalOnSurface(VpnConfiguration.SYSTEM)
class VpnConfiguration {
  static final String SYSTEM = "vpn";

  @Bean
  Surface vpn(Environment environment) {
    return Surface.of(environment, SYSTEM, List.of("/vpn/**"), VpnConfiguration::body);
  }

  /// The first two fields of the VPN manager's own answers.
  static Map<String, Object> body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", false);
    body.put("message", problem.detail());
    return body;
  }

  @Bean
  VpnSteps vpnSteps(JdbcClient jdbc) {
    return new VpnSteps(jdbc);
  }

  @Bean
  VpnDeletions vpnDeletions(JdbcClient jdbc, VpnSteps steps) {
    return new VpnDeletions(jdbc, steps);
  }

  @Bean
  VpnReplies vpnReplies(VpnSteps steps) {
    return new VpnReplies(steps);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  static class Topic {
    @Bean
    NewTopic vpnRepliesTopic(@Value("${cleanslate.topics.replicas:1}") int replicas) {
      return TopicBuilder.name(VpnReplies.TOPIC)
          .partitions(1)
          .replicas(replicas)
          .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(Duration.ofDays(30).toMillis()))
          .build();
    }
  }
}
