package dev.cleanslate.host;

import dev.cleanslate.host.kind.Control;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.Errand;
import java.util.List;

/// Asks whether all that is looked at on this host can be read. Thread-safe.
///
/// @param kinds those whose checks are switched on
record HostProbe(Host host, List<? extends HostKind> kinds) implements CredentialCheck {
  HostProbe {
    kinds = List.copyOf(kinds);
  }

  @Override
  public Credential ask(Errand errand) {
    List<Control> controls = kinds.stream().map(kind -> kind.control(errand)).toList();
    return controls.stream()
        .filter(Control.Failed.class::isInstance)
        .map(Control.Failed.class::cast)
        .findFirst()
        .map(failed -> new Credential(host.account(), false, false, failed.detail()))
        .orElseGet(() -> new Credential(host.account(), true, false, words(controls)));
  }

  private static String words(List<Control> controls) {
    return "all %d places that are looked at can be read".formatted(controls.size());
  }
}
