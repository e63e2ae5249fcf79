package dev.cleanslate.example.wiki;

import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Pause;
import dev.cleanslate.worker.runtime.WorkerProperties;
import java.time.Clock;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the worker together: the runtime serves every handler that it finds.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WikiProperties.class)
class WikiConfiguration {
  @Bean
  WikiHandler wikiHandler(WikiProperties wiki, WorkerProperties worker, Clock clock) {
    CloudCall guard =
        new CloudCall("wiki", worker.calls().limits(), clock, Pause.real(), new Random());
    return new WikiHandler(
        new WikiCalls(wiki.url(), wiki.token(), clock), guard, new Controls(clock));
  }
}
