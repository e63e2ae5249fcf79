package dev.cleanslate.orchestrator.signal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Metrics need a token with the scope `cleanslate.read`, as all that is read does; where
/// `cleanslate.signals.open` says so, none. They hold no ids of anybody's things.
@Configuration(proxyBeanMethods = false)
class SignalSecurity {
  private static final String PATH = "/actuator/prometheus";

  @Bean
  @Order(0)
  @ConditionalOnBooleanProperty("cleanslate.signals.open")
  SecurityFilterChain metricsAreOpen(HttpSecurity http) {
    return http.securityMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PATH))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
        .build();
  }
}
