package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.messages.Refusal;

/// What a resource's present state asks for, on the way towards gone.
public sealed interface Next {
  /// Nothing now: it goes, or becomes something else, by itself.
  record Await(String detail) implements Next {}

  /// Nothing at all, as things stand.
  record Refuse(Refusal reason, String detail) implements Next {}

  /// This request.
  ///
  /// @param call how it is shown (`DELETE /bare_metal_servers/0717-...`)
  /// @param then what its success means
  record Send(String call, Sending sending, Then then) implements Next {}

  /// What the success of a request means.
  enum Then {
    /// The provider says that it is gone.
    GONE,
    /// It goes from now on, slowly.
    GOES,
    /// It can soon be deleted. A conflict means that it is on its way there already.
    CLEARED
  }
}
