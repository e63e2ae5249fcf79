package dev.cleanslate.dns;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What the worker is told beside `cleanslate.ibm`.
///
/// @param instance the id of an instance of DNS Services whose zones the credential can list; the
///   worker's health asks for them. Without it, health asks for a token and no more
@ConfigurationProperties("cleanslate.dns")
record DnsProperties(@Nullable String instance) {
  DnsProperties {
    if (instance != null && !RecordKind.UUID.matcher(instance).matches()) {
      throw new IllegalArgumentException("cleanslate.dns.instance must be the id of an instance");
    }
  }
}
