package dev.cleanslate.storage;

import dev.cleanslate.storage.kind.Proofs;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Pause;
import dev.cleanslate.worker.runtime.WorkerProperties;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/// Puts the worker together. Each store has a guard of its own, so that one that fails holds no
/// other back.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {
  @Bean
  Stores stores(StorageProperties properties, WorkerProperties worker, Clock clock) {
    List<Store> stores =
        properties.stores().entrySet().stream()
            .map(each -> {
              CloudCall guard =
                  new CloudCall(
                      worker.name() + "/" + each.getKey(),
                      worker.calls().limits(),
                      clock,
                      Pause.real(),
                      new Random());
              S3Client client = Clients.of(each.getValue(), properties.timeout());
              S3Service service = new S3Service(client, guard, clock, properties.timeout());
              return store(each.getKey(), each.getValue(), service, clock);
            })
            .toList();
    return new Stores(stores);
  }

  static Store store(
      String name, StorageProperties.Service set, S3Service service, InstantSource clock) {
    Proofs proofs = new Proofs(service, new Controls(clock), declared(set));
    return new Store(name, service, proofs, set.batch());
  }

  private static Proofs.@Nullable Declared declared(StorageProperties.Service set) {
    if (set.account() == null || set.sentinel() == null) {
      return null;
    }
    int slash = set.sentinel().indexOf('/');
    return new Proofs.Declared(
        set.account(), set.sentinel().substring(0, slash), set.sentinel().substring(slash + 1));
  }

  @Bean
  StorageHandler storageHandler(Stores stores) {
    return new StorageHandler(stores);
  }

  @Bean
  CredentialCheck storageCredentialCheck(Stores stores) {
    return stores::credential;
  }
}
