package dev.cleanslate.baremetal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How bare metal servers are dealt with.
///
/// @param nextLook after what time a server that is stopping or being deleted is worth another look
@ConfigurationProperties("cleanslate.bare-metal")
record BareMetalProperties(@DefaultValue("10s") Duration nextLook) {
  BareMetalProperties {
    if (nextLook.compareTo(Duration.ofSeconds(1)) < 0
        || nextLook.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "cleanslate.bare-metal.next-look must lie between 1s and 10m");
    }
  }
}
