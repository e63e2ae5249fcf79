package dev.cleanslate.dns;

import dev.cleanslate.ibm.IbmConfiguration;
import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.kind.CredentialProbe;
import dev.cleanslate.ibm.kind.IbmHandler;
import dev.cleanslate.ibm.kind.Proofs;
import dev.cleanslate.worker.CredentialCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Puts the worker together.
@Configuration(proxyBeanMethods = false)
@Import(IbmConfiguration.class)
@EnableConfigurationProperties(DnsProperties.class)
class DnsConfiguration {
  /// The handler wants one; records go at once, so that none is ever waited for.
  static final Duration NEXT_LOOK = Duration.ofSeconds(5);

  @Bean
  IbmHandler dnsHandler(DnsClient client, Api api, Proofs proofs) {
    return new IbmHandler(RecordKind.both(client), api, proofs, NEXT_LOOK);
  }

  @Bean
  CredentialCheck dnsCredentialCheck(
      DnsProperties properties, DnsClient client, Api api, Tokens tokens) {
    String instance = properties.instance();
    return instance == null
        ? new TokenProbe(tokens)
        : new CredentialProbe(
            api,
            "GET /instances/%s/dnszones?limit=1".formatted(instance),
            () -> client.listDnszones(instance, 1));
  }
}
