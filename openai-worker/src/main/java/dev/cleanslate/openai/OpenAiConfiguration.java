package dev.cleanslate.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.runtime.WorkerProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the worker together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiProperties.class)
class OpenAiConfiguration {
  @Bean(destroyMethod = "close")
  OpenAIClient openAiClient(OpenAiProperties properties, WorkerProperties worker) {
    return client(properties, worker.inFlight() + worker.checksInFlight());
  }

  /// A client that never repeats anything on its own.
  static OpenAIClient client(OpenAiProperties properties, int connections) {
    OpenAIOkHttpClient.Builder client =
        OpenAIOkHttpClient.builder()
            .baseUrl(properties.baseUrl().toString())
            .apiKey(properties.apiKey())
            .maxRetries(0)
            .addInterceptor(new Spoken())
            .maxIdleConnections(connections)
            .keepAliveDuration(Duration.ofMinutes(1));
    if (properties.organization() != null) {
      client.organization(properties.organization());
    }
    if (properties.project() != null) {
      client.project(properties.project());
    }
    return client.build();
  }

  @Bean
  Api openAiApi(OpenAIClient client, CloudCall guard, Clock clock, OpenAiProperties properties) {
    return new Api(client.withRawResponse(), guard, clock, properties.timeout());
  }

  @Bean
  Proofs openAiProofs(Api api, Controls controls, OpenAiProperties properties) {
    return new Proofs(api, controls, properties.sentinelConversation());
  }

  @Bean
  OpenAiHandler openAiHandler(Api api, Proofs proofs) {
    return new OpenAiHandler(api, proofs);
  }

  @Bean
  Search openAiSearch(Api api) {
    return new Search(new Listings(api));
  }

  @Bean
  CredentialCheck openAiCredentialCheck(Proofs proofs) {
    return proofs::credential;
  }
}
