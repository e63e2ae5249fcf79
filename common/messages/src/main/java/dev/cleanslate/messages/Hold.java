package dev.cleanslate.messages;

import org.jspecify.annotations.Nullable;

/// An operator's word that nothing may be deleted for now. Travels on the compacted topic
/// `cleanslate.control`, keyed by what it holds; a null body (a tombstone) or `on: false` releases
/// it.
///
/// What can be held: `all`, `tenant/<tenant>`, `owner/<tenant>/<type>/<id>`, `saga/<id>`,
/// `kind/<kind>` and `worker/<worker>`. Orchestrators and workers ask [Holds] before each
/// destructive call; looks go on.
///
/// @param on whether it holds
/// @param by who said so
public record Hold(boolean on, String by, @Nullable String reason) {
  public Hold {
    Require.text("by", by, 200);
    Require.optional("reason", reason, 1000);
  }
}
