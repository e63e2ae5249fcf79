package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.catalog.Askers;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.Opening;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.intake.Accepted.Outcome;
import dev.cleanslate.orchestrator.intake.DeletionRefused.Reason;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.tracing.Traces;
import dev.cleanslate.tracing.Traces.Beginning;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The one door of delete requests. Idempotent by source and id; thread-safe; joins the caller's
/// transaction or runs in its own. What it accepted is never lost: the request and the saga commit
/// together.
public final class Deletions {
  private final Books books;
  private final Engine engine;
  private final Previews previews;
  private final Requests requests;
  private final Supplier<UUID> ids;
  private final Traces traces;

  Deletions(
      Books books,
      Engine engine,
      Previews previews,
      Requests requests,
      Supplier<UUID> ids,
      Traces traces) {
    this.books = books;
    this.engine = engine;
    this.previews = previews;
    this.requests = requests;
    this.ids = ids;
    this.traces = traces;
  }

  /// Opens a deletion, or finds the one that answers the request. [DeletionRefused] where it cannot
  /// be taken.
  public Accepted request(Ask ask) {
    return books.transactions().run(() -> take(ask));
  }

  /// Refuses, as [DeletionRefused], an owner that no call of the public API may delete.
  public void requireOpenToAll(OwnerRef ref) {
    if (previews.requireType(ref).askers() == Askers.OPERATORS) {
      throw new DeletionRefused(
          Reason.OPERATORS_ONLY,
          "%s is deleted by an operator on the command line, or by an upstream's event; the public API does not do it"
              .formatted(ref));
    }
  }

  /// Takes a batch: locks its owners in their one order, then takes each. Throws at the first that
  /// cannot be taken.
  void requestAll(List<Ask> asks) {
    books
        .transactions()
        .run(() -> {
          books.ledger().lockAll(asks.stream().map(ask -> ask.request().owner()).toList());
          return asks.stream()
              .sorted(Comparator.comparing(ask -> ask.request().owner().key()))
              .map(this::take)
              .toList();
        });
  }

  private Accepted take(Ask ask) {
    Optional<UUID> earlier = requests.earlier(ask);
    if (earlier.isPresent()) {
      return new Accepted(earlier.get(), Outcome.REPEATED);
    }
    if (ask.door() == Door.PUBLIC && !ask.request().looksOnly()) {
      requireOpenToAll(ask.request().owner());
    }
    Owner owner = owner(ask);
    refuseStale(ask, owner);
    Accepted accepted = ask.request().looksOnly() ? rehearse(ask, owner) : accept(ask, owner);
    return remembered(ask, accepted);
  }

  private Accepted remembered(Ask ask, Accepted accepted) {
    requests.remember(ask, accepted.saga(), accepted.outcome());
    if (accepted.outcome() == Outcome.JOINED) {
      joined(ask, accepted.saga());
    }
    return accepted;
  }

  /// Whether a request was taken before.
  boolean isKnown(Ask ask) {
    return requests.earlier(ask).isPresent();
  }

  /// Opens a deletion without any grace period for an owner whose row the caller has locked, or
  /// hurries the one that is there; in the caller's transaction.
  Accepted begin(Ask ask, Owner owner) {
    refuseStale(ask, owner);
    Accepted accepted =
        books
            .sagas()
            .openFor(owner.no())
            .map(open -> hurried(open, ask))
            .or(() -> finished(owner))
            .orElseGet(() -> opened(ask, owner, Duration.ZERO));
    return remembered(ask, accepted);
  }

  private Accepted hurried(UUID open, Ask ask) {
    engine.change(
        open,
        hand -> {
          if (hand.saga().state() == SagaState.GRACE) {
            hand.start(ask.source(), String.valueOf(ask.request().reason()));
          }
          return open;
        });
    return new Accepted(open, Outcome.JOINED);
  }

  private Owner owner(Ask ask) {
    OwnerRef ref = ask.request().owner();
    previews.requireType(ref);
    return books
        .ledger()
        .lock(ref)
        .orElseGet(() -> {
          if (!ask.mayWaitForRegistration() || ask.request().looksOnly()) {
            throw Previews.unknown(ref);
          }
          var word = new Word(ask.source(), "asked to be deleted before anybody registered it");
          return books.ledger().lockOrCreate(ref, ask.at(), false, word);
        });
  }

  /// A request that was made before this life of the owner began means an earlier one.
  private static void refuseStale(Ask ask, Owner owner) {
    if (owner.registered() && ask.at().isBefore(owner.bornAt())) {
      throw new DeletionRefused(
          Reason.STALE,
          "the request of %s is older than this life of %s, which was registered at %s; ask again if this one is meant"
              .formatted(ask.at(), owner.ref(), owner.bornAt()));
    }
  }

  private Accepted accept(Ask ask, Owner owner) {
    Optional<UUID> open = books.sagas().openFor(owner.no());
    if (open.isPresent()) {
      if (ask.request().isForced()) {
        engine.change(open.get(), hand -> forced(hand, ask));
      }
      return new Accepted(open.get(), Outcome.JOINED);
    }
    return finished(owner)
        .orElseGet(() -> {
          previews.requireUnchanged(owner, ask.request().planHash());
          return opened(ask, owner, grace(owner));
        });
  }

  private static UUID forced(SagaHand hand, Ask ask) {
    hand.force(Objects.requireNonNullElse(ask.request().requestedBy(), ask.source()));
    return hand.saga().id();
  }

  /// A rehearsal needs nothing of the owner but that it is known; it stands beside a deletion that
  /// is under way.
  private Accepted rehearse(Ask ask, Owner owner) {
    if (!owner.registered()) {
      throw Previews.unknown(owner.ref());
    }
    return books
        .sagas()
        .rehearsalFor(owner.no())
        .map(open -> new Accepted(open, Outcome.JOINED))
        .or(() -> finished(owner))
        .orElseGet(() -> opened(ask, owner, Duration.ZERO));
  }

  private Optional<Accepted> finished(Owner owner) {
    return owner.state() == Owner.State.DELETED && holdsNothing(owner)
        ? books.sagas().lastFor(owner.no()).map(last -> new Accepted(last, Outcome.FINISHED))
        : Optional.empty();
  }

  private Accepted opened(Ask ask, Owner owner, Duration grace) {
    DeleteRequest request = ask.request();
    Mode mode = new Mode(request.looksOnly(), request.isForced());
    UUID id = ids.get();
    Beginning beginning = begun(id, ask);
    Opening opening =
        new Opening(id, request.requestedBy(), request.reason(), mode, grace).in(beginning.place());
    engine.open(owner, opening);
    books
        .transactions()
        .afterCommit(() -> {
          beginning.span().end();
          engine.tendCommitted(List.of(id));
        });
    return new Accepted(id, Outcome.OPENED);
  }

  /// The span is ended, and so told, only once the deletion is there.
  private Beginning begun(UUID saga, Ask ask) {
    Beginning beginning = traces.open("deletion asked for", saga, ask.trace());
    describe(beginning.span(), saga, ask);
    return beginning;
  }

  /// So that who asked second finds the deletion from a trace of its own.
  private void joined(Ask ask, UUID saga) {
    Span span = traces.join("deletion joined", ask.trace(), () -> books.sagas().trace(saga));
    describe(span, saga, ask);
    books.transactions().afterCommit(span::end);
  }

  private static void describe(Span span, UUID saga, Ask ask) {
    span.setAttribute("cleanslate.saga", saga.toString())
        .setAttribute("cleanslate.owner", ask.request().owner().toString())
        .setAttribute("cleanslate.source", ask.source());
  }

  /// What is left of an owner that was deleted cannot give it back.
  private Duration grace(Owner owner) {
    return owner.state() == Owner.State.DELETED
        ? Duration.ZERO
        : previews.requireType(owner.ref()).life().of(owner.ref().tenant()).grace();
  }

  private boolean holdsNothing(Owner owner) {
    return books.ledger().holdings(Map.of(owner, 0L), 1).isEmpty();
  }
}
