package dev.cleanslate.orchestrator.page.owners;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Addresses of the ledger's views. Ids may hold slashes, plus signs and everything else.
final class Addresses {
  private static final int LONGEST = 500;

  private Addresses() {}

  static String owner(String type, String id, String... further) {
    return UriComponentsBuilder.fromPath("/owners")
        .pathSegment("{type}", "{id}")
        .pathSegment(further)
        .encode()
        .buildAndExpand(type, id)
        .toUriString();
  }

  /// What somebody typed, if it is anything.
  static Optional<String> said(@Nullable String text) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(text.strip()).map(one -> one.substring(0, Math.min(LONGEST, one.length())));
  }

  /// A path with those of the parameters that are there.
  static String with(String path, Map<String, Optional<String>> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(one -> one.getValue().isPresent())
            .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue().get(), "UTF-8"))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /// The same parameters with one more.
  static Map<String, Optional<String>> and(
      Map<String, Optional<String>> parameters, String name, @Nullable String value) {
    Map<String, Optional<String>> more = new LinkedHashMap<>(parameters);
    more.put(name, Optional.ofNullable(value));
    return more;
  }
}
