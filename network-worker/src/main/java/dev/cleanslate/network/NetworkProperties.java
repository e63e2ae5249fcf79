package dev.cleanslate.network;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How interfaces and addresses are dealt with.
///
/// @param nextLook after what time one that is being deleted is worth another look; an interface
///   takes seconds
@ConfigurationProperties("cleanslate.network")
record NetworkProperties(@DefaultValue("5s") Duration nextLook) {
  NetworkProperties {
    if (nextLook.compareTo(Duration.ofSeconds(1)) < 0
        || nextLook.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "cleanslate.network.next-look must lie between 1s and 10m");
    }
  }
}
