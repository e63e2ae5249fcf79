package dev.cleanslate.messages;

import java.util.UUID;

/// What every command carries and every answer brings back: which step of which saga, in which
/// round, under which ticket.
///
/// A round begins when a step is opened, found present again, or retried by a person. The ticket is
/// random and new at each send; its upper half stays the same within a round, so that an answer to
/// an earlier send of the same round can be told from one that nobody asked for.
///
/// @param saga the saga's id
/// @param step the step's number, which is the ledger's number of the resource
/// @param round counts from 1
/// @param ticket the send this belongs to
public record StepRef(UUID saga, long step, int round, UUID ticket) {
  public StepRef {
    Require.present("ref.saga", saga);
    Require.within("ref.step", step, 1, Long.MAX_VALUE);
    Require.within("ref.round", round, 1, Integer.MAX_VALUE);
    Require.present("ref.ticket", ticket);
  }
}
