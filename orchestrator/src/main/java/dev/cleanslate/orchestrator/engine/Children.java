package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Carries out the steps of kind owner as a worker would: to advance one is to open a deletion of
/// that owner, or to join the one under way; to look at one is to read what the ledger says of it.
/// Each answer is read in a transaction of its own. The ledger calls an owner deleted only when
/// everything of it was seen gone, so it is the proof that a step of this kind needs.
final class Children {
  /// How often a step asks by itself; that a deletion ended is told at once.
  private static final Duration NEXT_LOOK = Duration.ofMinutes(1);

  private static final Pattern LIFE = Pattern.compile("[1-9][0-9]{0,8}");

  private final Books books;
  private final Engine engine;
  private final Tickets tickets;

  Children(Books books, Engine engine, Tickets tickets) {
    this.books = books;
    this.engine = engine;
    this.tickets = tickets;
  }

  /// What the step is told, once the deletion it asked for is under way, in the same trace.
  Reply advance(Command.Advance command, Traceparent trace) {
    Begun begun = books.transactions().run(() -> begin(command, trace));
    if (begun.opened() != null) {
      engine.tendCommitted(List.of(begun.opened()));
    }
    return begun.reply();
  }

  private Begun begin(Command.Advance command, Traceparent trace) {
    StepRef ref = command.ref();
    Child child = child(command.owner(), command.target());
    Owner owner = child.owner();
    if (owner == null || child.isUnborn()) {
      return Begun.answered(
          refused(ref, Refusal.BAD_TARGET, child.name() + " was never registered"));
    }
    Mode mode = saga(ref.saga()).orElseThrow(() -> new UnknownSaga(ref.saga())).mode();
    if (child.isOver() || isDeleted(owner) || (mode.rehearsal() && isRehearsed(ref))) {
      return Begun.answered(
          new Reply.Gone(
              ref,
              Evidence.of("ledger " + child.name(), mode.rehearsal() ? "rehearsed" : "deleted"),
              Usage.NONE));
    }
    Optional<UUID> open =
        mode.rehearsal()
            ? books.sagas().rehearsalFor(owner.no())
            : books.sagas().openFor(owner.no());
    Optional<Saga> givenUp = open.isPresent() ? Optional.empty() : givenUp(ref);
    if (givenUp.isPresent()) {
      return Begun.answered(refused(ref, Refusal.FAILED, ended(givenUp.get())));
    }
    UUID deletion = open.orElseGet(() -> open(owner, command.owner(), mode, trace));
    boolean isNew = !isAsked(ref);
    books.sagas().await(deletion, ref);
    begin(deletion, command.owner(), isNew && !mode.rehearsal());
    return new Begun(underWay(ref, deletion, owner), open.isPresent() ? null : deletion);
  }

  /// Whoever is deleted with its owner has no grace period of its own; and what is stuck of it is
  /// tried again where a new round above asks for it, as when a person wants that one retried.
  private void begin(UUID deletion, OwnerRef parent, boolean isNew) {
    SagaState state = saga(deletion).map(Saga::state).orElse(null);
    if (state == SagaState.GRACE) {
      engine.change(deletion, hand -> started(hand, parent));
    } else if (state == SagaState.STUCK && isNew) {
      engine.change(deletion, hand -> hand.retry(Word.CLEANSLATE));
    }
  }

  /// Whether this round of the step has asked for a deletion before.
  private boolean isAsked(StepRef ref) {
    return books
        .sagas()
        .awaited(ref.saga(), ref.step())
        .filter(awaited -> awaited.round() == ref.round())
        .isPresent();
  }

  private static SagaState started(SagaHand hand, OwnerRef parent) {
    hand.start(Word.CLEANSLATE, "it belongs to " + parent + ", which is being deleted");
    return hand.saga().state();
  }

  private UUID open(Owner child, OwnerRef parent, Mode mode, Traceparent trace) {
    UUID id = tickets.next(null);
    engine.open(child, new Opening(id, "cleanslate", "it belongs to " + parent, mode).in(trace));
    return id;
  }

  private boolean isRehearsed(StepRef ref) {
    return books
        .sagas()
        .awaited(ref.saga(), ref.step())
        .flatMap(awaited -> saga(awaited.child()))
        .filter(saga -> !saga.state().isOpen())
        .isPresent();
  }

  /// What a person gave up is not begun again in the same round; a retry by a person is a new one.
  private Optional<Saga> givenUp(StepRef ref) {
    return books
        .sagas()
        .awaited(ref.saga(), ref.step())
        .filter(awaited -> awaited.round() == ref.round())
        .flatMap(awaited -> saga(awaited.child()))
        .filter(saga -> isGivenUp(saga.state()));
  }

  private Reply underWay(StepRef ref, UUID deletion, Owner owner) {
    Saga saga = saga(deletion).orElseThrow(() -> new UnknownSaga(deletion));
    boolean waited =
        !books.sagas().now().isBefore(saga.createdAt().plus(Tending.WAIT_FOR_REGISTRATION));
    if (!owner.registered() && waited) {
      return refused(ref, Refusal.BAD_TARGET, owner.ref() + " was never registered");
    }
    return saga.state() == SagaState.STUCK
        ? refused(ref, Refusal.IN_USE, stuck(saga))
        : new Reply.StillDeleting(ref, NEXT_LOOK.toMillis(), progress(saga), Usage.NONE);
  }

  /// What the ledger says of it now.
  Verdict look(Command.Look command) {
    return books.transactions().run(() -> judge(command));
  }

  private Verdict judge(Command.Look command) {
    StepRef ref = command.ref();
    Child child = child(command.owner(), command.target());
    Owner owner = child.owner();
    if (owner == null || child.isUnborn()) {
      return present(ref, Verdict.Standing.HELD, child, "never registered");
    }
    if (child.isOver() || isDeleted(owner)) {
      return new Verdict.Gone(ref, proof(child), Usage.NONE);
    }
    Optional<Saga> open = books.sagas().openFor(owner.no()).flatMap(this::saga);
    if (open.isEmpty()) {
      boolean begun = books.sagas().awaited(ref.saga(), ref.step()).isPresent();
      return present(
          ref,
          begun ? Verdict.Standing.HELD : Verdict.Standing.FREE,
          child,
          begun ? "its deletion was given up" : "it lives");
    }
    Saga saga = open.get();
    boolean stands = saga.state() == SagaState.STUCK || !owner.registered();
    return present(
        ref,
        stands ? Verdict.Standing.HELD : Verdict.Standing.DELETING,
        child,
        saga.state() == SagaState.STUCK ? stuck(saga) : progress(saga));
  }

  private static Verdict present(
      StepRef ref, Verdict.Standing standing, Child child, String answer) {
    return new Verdict.Present(
        ref, standing, Evidence.of("ledger " + child.name(), shortened(answer)), null, Usage.NONE);
  }

  private static Evidence proof(Child child) {
    return new Evidence(
        "ledger " + child.name(),
        "deleted",
        "every resource of it was seen gone, each with its own control",
        0L,
        null,
        null);
  }

  private Child child(OwnerRef parent, Target target) {
    String type = target.scope().getOrDefault(OwnerRef.TYPE_SCOPE, "");
    OwnerRef ref = new OwnerRef(parent.tenant(), type, String.valueOf(target.id()));
    String life = Objects.requireNonNullElse(target.sameness(), "1");
    return new Child(ref, life, books.ledger().lock(ref).orElse(null));
  }

  private boolean isDeleted(Owner owner) {
    return owner.state() == Owner.State.DELETED
        && books.ledger().holdings(Map.of(owner, 0L), 1).isEmpty();
  }

  private Optional<Saga> saga(UUID id) {
    return books.sagas().peek(List.of(id)).stream().findFirst();
  }

  private String stuck(Saga saga) {
    String why = books.sagas().whatIsStuck(saga.id()).map(said -> ": " + said).orElse("");
    return shortened("%s is stuck%s".formatted(progress(saga), why));
  }

  private static String progress(Saga saga) {
    return "deletion %s of %s (%d of %d gone)"
        .formatted(saga.id(), saga.owner(), saga.counts().gone(), saga.counts().total());
  }

  private static String ended(Saga saga) {
    return progress(saga) + " was " + saga.state().wire() + "; retry to begin another";
  }

  private static boolean isGivenUp(SagaState state) {
    return state == SagaState.ABANDONED || state == SagaState.CANCELLED;
  }

  private static Reply refused(StepRef ref, Refusal reason, String detail) {
    return new Reply.Refused(ref, reason, shortened(detail), Usage.NONE);
  }

  private static String shortened(String text) {
    return text.length() <= Reply.MAX_DETAIL
        ? text
        : text.substring(0, Reply.MAX_DETAIL - 3) + "...";
  }

  /// The owner that a step means: one life of it. What is no life was never lived, so it is not
  /// over either.
  private record Child(OwnerRef ref, String life, @Nullable Owner owner) {
    boolean isUnborn() {
      return owner != null && (!isLife() || owner.incarnation() < Integer.parseInt(life));
    }

    boolean isOver() {
      return owner != null && isLife() && owner.incarnation() > Integer.parseInt(life);
    }

    private boolean isLife() {
      return LIFE.matcher(life).matches();
    }

    String name() {
      return ref + " in life " + life;
    }
  }

  private record Begun(Reply reply, @Nullable UUID opened) {
    static Begun answered(Reply reply) {
      return new Begun(reply, null);
    }
  }
}
