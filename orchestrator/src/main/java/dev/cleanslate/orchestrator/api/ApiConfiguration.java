package dev.cleanslate.orchestrator.api;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.KnownParameters;
import dev.cleanslate.orchestrator.api.http.WireBodies;
import dev.cleanslate.orchestrator.api.security.CallerArgument;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new WireBodies());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new KnownParameters()).addPathPatterns("/v1/**", "/operator/**");
  }

  @Bean
  BriefLocks briefLocks(Transactions transactions, JdbcClient jdbc) {
    return new BriefLocks(transactions, jdbc);
  }

  /// Ids of owners may hold slashes of both kinds, which come encoded.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
    String asItIs = EncodedSolidusHandling.PASS_THROUGH.getValue();
    return server ->
        server.addConnectorCustomizers(connector -> {
          connector.setEncodedSolidusHandling(asItIs);
          connector.setEncodedReverseSolidusHandling(asItIs);
        });
  }
}
