package dev.cleanslate.orchestrator.surface.vpn;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a deletion as the VPN manager wrote it: `cleanup_`, a number, and the instance's name.
final class OperationId {
  private static final String UUID_FORM =
      "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern FORM =
      Pattern.compile("(?:cleanup_)?(" + UUID_FORM + ")(?:_.*)?", Pattern.DOTALL);

  private OperationId() {}

  static String of(UUID deletion, String instance) {
    return "cleanup_" + deletion + "_" + instance;
  }

  /// The deletion that is meant, by that id or by its own; empty where it is neither.
  static Optional<UUID> read(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? Optional.of(UUID.fromString(parts.group(1))) : Optional.empty();
  }
}
