package dev.cleanslate.host.kind;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import org.jspecify.annotations.Nullable;

/// The host this agent runs on. Immutable.
///
/// @param name what targets name in their scope; configured
/// @param account the account of all that lies on it: `host/<machine-id>`
/// @param boot which of its boots this is: `/proc/sys/kernel/random/boot_id`
public record Host(String name, String account, String boot) {
  /// What was seen of something that is there.
  public Evidence seen(String call, String answer) {
    return new Evidence(call, answer, null, null, account, null);
  }

  /// What was done to something.
  public Advanced gone(String call, String answer, @Nullable String detail) {
    return new Advanced.Gone(new Evidence(call, answer, null, null, account, detail));
  }

  /// The finding that something is absent, as far as the control goes.
  public Looked absent(String call, String answer, Control control, @Nullable String detail) {
    return switch (control) {
      case Control.Proved(var proof) ->
          new Looked.Gone(new Evidence(call, answer, proof, 0L, account, detail));
      case Control.Failed(var doubt, var why) -> new Looked.Unverifiable(doubt, why);
    };
  }
}
