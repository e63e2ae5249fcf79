package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.web.util.UriUtils;

/// Where the stages are. Ids of owners may hold anything, and are encoded.
final class Addresses {
  private Addresses() {}

  /// Where the dialogue about an owner begins.
  static String of(OwnerRow owner) {
    return "/owners/%s/%s/delete".formatted(encoded(owner.type()), encoded(owner.id()));
  }

  /// Where a deletion is seen to go.
  static String progress(OwnerRow owner, UUID deletion) {
    return of(owner) + "/" + deletion;
  }

  private static String encoded(String part) {
    return UriUtils.encode(part, StandardCharsets.UTF_8);
  }
}
