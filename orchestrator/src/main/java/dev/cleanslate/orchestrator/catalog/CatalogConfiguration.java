package dev.cleanslate.orchestrator.catalog;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
  @Bean
  Catalog catalog(@Value("${cleanslate.catalog}") Resource location) {
    try (Reader yaml = new InputStreamReader(location.getInputStream(), StandardCharsets.UTF_8)) {
      return CatalogReader.read(yaml);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the catalog " + location + " cannot be read; set cleanslate.catalog", unreadable);
    }
  }
}
