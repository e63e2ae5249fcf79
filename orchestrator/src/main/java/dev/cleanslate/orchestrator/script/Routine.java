package dev.cleanslate.orchestrator.script;

import dev.cleanslate.messages.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a shell can delete: a kind, the function of `functions.sh` that deletes one of it, and the
/// entries of its scope that the function wants after id and account.
enum Routine {
  DNS_PTR_RECORD("ibm.dns_ptr_record", "dns_record", "instance", "zone"),
  DNS_RECORD("ibm.dns_record", "dns_record", "instance", "zone"),
  SERVER("ibm.bare_metal_server", "bare_metal_server", "region", "vpc"),
  NETWORK_INTERFACE(
      "ibm.virtual_network_interface", "virtual_network_interface", "region", "subnet"),
  RESERVED_IP("ibm.reserved_ip", "reserved_ip", "region", "subnet");

  private final String kind;
  private final String function;
  private final String within;
  private final String place;

  Routine(String kind, String function, String within, String place) {
    this.kind = kind;
    this.function = function;
    this.within = within;
    this.place = place;
  }

  /// The command that deletes this, quoted; empty where a shell cannot, as it is not known where it
  /// lies, or what is known could be taken for an option.
  static Optional<String> command(Target target) {
    return Stream.of(values())
        .filter(routine -> routine.kind.equals(target.kind()))
        .findFirst()
        .flatMap(routine -> routine.of(target));
  }

  /// Whether things of that kind can be deleted by a shell as a rule.
  static boolean isKnown(String kind) {
    return Stream.of(values()).anyMatch(routine -> routine.kind.equals(kind));
  }

  private Optional<String> of(Target target) {
    String id = target.id();
    String outer = target.scope().get(within);
    String inner = target.scope().get(place);
    if (id == null || outer == null || inner == null) {
      return Optional.empty();
    }
    List<String> words =
        List.of(id, Objects.requireNonNullElse(target.account(), ""), outer, inner);
    if (words.stream().anyMatch(word -> word.startsWith("-"))) {
      return Optional.empty();
    }
    return Optional.of(
        words.stream()
            .map(word -> " " + Shell.quoted(word))
            .collect(Collectors.joining("", function, "")));
  }
}
