package dev.cleanslate.ibm;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.credential.TokenSource;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.kind.Proofs;
import dev.cleanslate.ibm.vpc.VpcClient;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.runtime.WorkerProperties;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what a worker for IBM Cloud needs beside its kinds. To be imported by the worker's
/// own configuration.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IbmProperties.class)
public class IbmConfiguration {
  @Bean
  OkHttpClient ibmConnections(IbmProperties properties, WorkerProperties worker) {
    return Connections.open(properties.timeout(), worker.inFlight() + worker.checksInFlight());
  }

  @Bean
  DisposableBean ibmConnectionsClosing(OkHttpClient ibmConnections) {
    return () -> Connections.close(ibmConnections);
  }

  @Bean
  Tokens ibmTokens(
      IbmProperties properties, OkHttpClient ibmConnections, CloudCall guard, Clock clock) {
    TokenSource source =
        TokenSource.of(
            properties.login(), properties.iamUrl(), properties.metadataUrl(), ibmConnections);
    return new Tokens(source, guard, clock);
  }

  @Bean
  Api ibmApi(Tokens tokens, CloudCall guard, Clock clock, IbmProperties properties) {
    return new Api(tokens, guard, clock, properties.timeout());
  }

  @Bean
  Proofs ibmProofs(Api api, Controls controls) {
    return new Proofs(api, controls);
  }

  @Bean
  VpcRegions ibmVpcRegions(IbmProperties properties, OkHttpClient ibmConnections) {
    return vpcRegions(properties, ibmConnections);
  }

  @Bean
  DnsClient ibmDnsClient(IbmProperties properties, OkHttpClient ibmConnections) {
    return new DnsClient(properties.dnsUrl(), ibmConnections);
  }

  /// The clients of all configured regions.
  public static VpcRegions vpcRegions(IbmProperties properties, OkHttpClient connections) {
    Map<String, VpcClient> clients =
        properties.regions().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    region ->
                        new VpcClient(
                            properties.vpcUrl(region),
                            properties.vpcVersion(),
                            connections,
                            UUID::randomUUID)));
    return new VpcRegions(clients);
  }
}
