package dev.cleanslate.host.kind;

import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Looked;
import java.util.Map;
import java.util.regex.Pattern;

/// One kind of thing on a host. Asked only about this host's own things, with ids and scopes that
/// match [#kind]. Thread-safe; remembers nothing.
public interface HostKind {
  /// The scope entry that names the host; every kind has it.
  String HOST = "host";

  /// What a host may be called.
  Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

  /// What the runtime checks a target against.
  Kind kind();

  /// Which of the four checks its looks are.
  Check check();

  /// Takes the next step towards gone. May be asked again and again.
  Advanced advance(Target target, Errand errand);

  /// Reads whether it is there. Never changes anything; gone only with a control.
  Looked look(Target target, Errand errand);

  /// Whether what it looks at can be read at all; the agent's health asks.
  Control control(Errand errand);

  /// A kind that lies on a host and nowhere more exactly; it bears no marks.
  static Kind onHost(String name, Pattern id) {
    return new Kind(name, id, Map.of(HOST, NAME), false);
  }
}
