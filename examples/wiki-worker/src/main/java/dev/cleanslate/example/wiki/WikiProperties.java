package dev.cleanslate.example.wiki;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How the wiki is reached.
///
/// @param url the API's root
/// @param token the credential
@ConfigurationProperties("wiki")
record WikiProperties(URI url, String token) {
  WikiProperties {
    if (url == null || token == null || !token.matches("[!-~]+")) {
      throw new IllegalArgumentException("wiki.url and wiki.token must be set");
    }
  }

  /// Without the credential.
  @Override
  public String toString() {
    return "WikiProperties[url=%s]".formatted(url);
  }
}
