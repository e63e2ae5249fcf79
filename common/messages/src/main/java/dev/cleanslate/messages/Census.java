package dev.cleanslate.messages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks a worker for one page of everything that a provider has of a kind, so that it can be
/// compared with the ledger. Travels on `census.<worker>`, keyed by kind; answered by a
/// [CensusPage]. Changes nothing.
///
/// May arrive twice or late; the answer to either is as good.
///
/// @param ticket names the page that is asked for; the answer carries it unchanged
/// @param after where the page before ended, in the worker's own words; absent for the first
/// @param limit the most things that the page may name
/// @param expiresInMs milliseconds after the broker's timestamp at which nobody waits for the
///   answer any more
public record Census(
    UUID ticket, String kind, @Nullable String after, int limit, long expiresInMs) {
  public Census {
    Require.present("ticket", ticket);
    Require.slug("kind", kind);
    CensusPage.cursor("after", after);
    Require.within("limit", limit, 1, CensusPage.MAX_THINGS);
    Require.within("expires_in_ms", expiresInMs, 1, Command.MAX_EXPIRY_MS);
  }
}
