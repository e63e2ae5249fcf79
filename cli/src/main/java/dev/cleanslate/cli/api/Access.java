package dev.cleanslate.cli.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the server is, and what lets us in.
///
/// @param root the address, without a slash at its end
/// @param token the bearer token; absent where there is none to show
/// @param origin where the token came from, for people
public record Access(URI root, @Nullable String token, String origin) {
  URI at(Place place) {
    return URI.create(root + place.text());
  }

  /// Without the token.
  @Override
  public String toString() {
    return "%s with the token of %s".formatted(root, origin);
  }
}
