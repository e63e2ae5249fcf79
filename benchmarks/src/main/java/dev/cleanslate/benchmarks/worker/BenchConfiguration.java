package dev.cleanslate.benchmarks.worker;

import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the worker together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BenchProperties.class)
class BenchConfiguration {
  @Bean(destroyMethod = "close")
  Connections connections(BenchProperties properties) {
    InetAddress host = InetAddress.ofLiteral(properties.provider().getHost());
    var provider = new InetSocketAddress(host, properties.provider().getPort());
    return new Connections(provider, properties.connections());
  }

  @Bean
  Provider provider(Connections connections, CloudCall guard, Controls controls) {
    return new Provider(connections, guard, controls);
  }

  @Bean
  ThingHandler thingHandler(Provider provider) {
    return new ThingHandler(provider);
  }
}
