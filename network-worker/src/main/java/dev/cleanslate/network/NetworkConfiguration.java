package dev.cleanslate.network;

import dev.cleanslate.ibm.IbmConfiguration;
import dev.cleanslate.ibm.VpcRegions;
import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.kind.CredentialProbe;
import dev.cleanslate.ibm.kind.IbmHandler;
import dev.cleanslate.ibm.kind.Proofs;
import dev.cleanslate.ibm.vpc.PageWish;
import dev.cleanslate.ibm.vpc.VpcPlaces;
import dev.cleanslate.worker.CredentialCheck;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Puts the worker together.
@Configuration(proxyBeanMethods = false)
@Import(IbmConfiguration.class)
@EnableConfigurationProperties(NetworkProperties.class)
class NetworkConfiguration {
  @Bean
  IbmHandler networkHandler(
      VpcRegions regions, Api api, Proofs proofs, NetworkProperties properties) {
    return new IbmHandler(
        List.of(new InterfaceKind(regions), new AddressKind(regions)),
        api,
        proofs,
        properties.nextLook());
  }

  @Bean
  CredentialCheck networkCredentialCheck(VpcRegions regions, Api api) {
    VpcPlaces somewhere = regions.any();
    return new CredentialProbe(
        api, "GET /vpcs?limit=1", () -> somewhere.listVpcs(PageWish.first(1)));
  }
}
