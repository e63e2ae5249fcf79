package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.OrphanAlert.Finding;
import java.util.List;

/// What a move asks of the world, as data. Sends happen after the commit; everything else in the
/// same transaction.
public sealed interface Effect {
  /// Send the step's command to its worker, under a fresh ticket.
  record Advance() implements Effect {}

  /// Send a look at the step's resource, under a fresh ticket.
  record Look() implements Effect {}

  /// A child of this step got out of its way (-1) or back into it (+1).
  record ChildMoved(long parent, int delta) implements Effect {}

  /// A look found it absent: the ledger should know.
  record SeenGone() implements Effect {}

  /// The intent has this id now: the ledger should know.
  record Identified(String id) implements Effect {}

  /// A search came upon these: what may be deleted joins the saga, the rest is told to people.
  record CameUpon(List<Found> found) implements Effect {}

  /// A person should look at this.
  record Raise(Finding finding, String reason) implements Effect {}

  /// What a person was told has ended.
  record Resolve() implements Effect {}

  /// Nobody asked for this message: it is forged, or from another life of the database.
  record Reject(String reason) implements Effect {}
}
