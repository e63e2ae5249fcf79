package dev.cleanslate.worker.answer;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.CallTrace;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.CountingHandler;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.Words;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers commands: refuses what is not for this worker, obeys the holds, asks the handler, and
/// puts its outcome into the contract's words. Thread-safe; remembers nothing.
public final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  /// A page of a census is never worth more.
  private static final Duration LONGEST_COUNT = Duration.ofSeconds(10);

  private final String worker;
  private final Handlers handlers;
  private final Holds holds;
  private final Meters meters;
  private final Time time;

  /// @param holds asked before each destructive call; kept up to date by somebody else
  public Answering(
      String worker,
      Collection<? extends ResourceHandler> handlers,
      Holds holds,
      Meters meters,
      Time time) {
    this.worker = worker;
    this.handlers = new Handlers(handlers);
    this.holds = holds;
    this.meters = meters;
    this.time = time;
  }

  /// A worker's answers without Kafka around them, for tests and for use inside one process.
  public static Answering of(
      String worker,
      Collection<? extends ResourceHandler> handlers,
      Holds holds,
      InstantSource clock) {
    return new Answering(
        worker,
        handlers,
        holds,
        new Meters(new SimpleMeterRegistry()),
        new Time(clock, Duration.ofSeconds(25)));
  }

  /// The clock, and the longest that answering may take.
  public record Time(InstantSource clock, Duration errandLimit) {}

  /// Advances the target, unless it is held.
  public Reply advance(Command.Advance command) {
    return advance(command, CallTrace.NONE);
  }

  /// As [#advance(Command.Advance)], with spans of the calls.
  public Reply advance(Command.Advance command, CallTrace trace) {
    Errand errand =
        (command.isForced()
                ? Errand.forced(time.clock(), time.errandLimit(), () -> hold(command))
                : Errand.advance(time.clock(), time.errandLimit(), () -> hold(command)))
            .traced(trace);
    errand.watchedBy(meters);
    Advanced outcome = advanced(command, errand);
    Reply reply = Replies.of(command.ref(), outcome, errand.usage());
    meters.answered("advance", counted(command.target().kind()), Replies.name(reply));
    return reply;
  }

  private Advanced advanced(Command.Advance command, Errand errand) {
    Target target = command.target();
    Handlers.Served served = handlers.serving(target);
    if (served == null) {
      return new Advanced.Refused(Refusal.BAD_TARGET, notServed(target.kind()));
    }
    if (target.isIntent()) {
      return new Advanced.Refused(Refusal.BAD_TARGET, "target.id is not known yet");
    }
    Optional<String> objection = served.kind().objection(target);
    if (objection.isPresent()) {
      return new Advanced.Refused(Refusal.BAD_TARGET, objection.get());
    }
    Optional<String> hold = hold(command);
    if (hold.isPresent()) {
      return new Advanced.Unavailable(hold.get(), null);
    }
    try {
      return served.handler().advance(target, errand);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return new Advanced.Unavailable(noted(target.kind(), fault), null);
    }
  }

  /// Looks at the target; an intent is looked for in a listing.
  public Verdict look(Command.Look command) {
    return look(command, CallTrace.NONE);
  }

  /// As [#look(Command.Look)], with spans of the calls.
  public Verdict look(Command.Look command, CallTrace trace) {
    Errand errand = Errand.look(time.clock(), time.errandLimit()).traced(trace);
    errand.watchedBy(meters);
    Target target = command.target();
    Verdict verdict =
        target.isIntent()
            ? IntentLook.verdict(command.ref(), soughtFor(target, errand), errand.usage())
            : Verdicts.of(command.ref(), looked(target, errand), errand.usage());
    meters.answered("look", counted(target.kind()), Verdicts.name(verdict));
    return verdict;
  }

  private Looked looked(Target target, Errand errand) {
    Handlers.Served served = handlers.serving(target);
    if (served == null) {
      return new Looked.Unverifiable(Doubt.BAD_TARGET, notServed(target.kind()));
    }
    Optional<String> objection = served.kind().objection(target);
    if (objection.isPresent()) {
      return new Looked.Unverifiable(Doubt.BAD_TARGET, objection.get());
    }
    try {
      return served.handler().look(target, errand);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return new Looked.Unverifiable(Doubt.UNAVAILABLE, noted(target.kind(), fault));
    }
  }

  private IntentLook.Sought soughtFor(Target target, Errand errand) {
    Handlers.Served served = handlers.serving(target);
    if (served == null) {
      return IntentLook.doubt(Doubt.BAD_TARGET, notServed(target.kind()));
    }
    try {
      return IntentLook.seek(served, target, errand);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return IntentLook.doubt(Doubt.UNAVAILABLE, noted(target.kind(), fault));
    }
  }

  /// Counts one page of a kind.
  public CensusPage count(Census census) {
    Duration limit = time.errandLimit();
    Errand errand =
        Errand.look(time.clock(), limit.compareTo(LONGEST_COUNT) < 0 ? limit : LONGEST_COUNT);
    errand.watchedBy(meters);
    CensusPage page = CensusPages.of(census, counted(census, errand), errand.usage());
    meters.answered("census", counted(census.kind()), CensusPages.name(page));
    return page;
  }

  private Counted counted(Census census, Errand errand) {
    String kind = census.kind();
    Handlers.Served served = handlers.serving(kind);
    if (served == null) {
      return new Counted.Unclear(Doubt.BAD_TARGET, notServed(kind));
    }
    if (!(served.handler() instanceof CountingHandler handler)) {
      return new Counted.Unclear(Doubt.NOT_LISTABLE, "there is no listing of %s".formatted(kind));
    }
    try {
      return handler.count(kind, census.after(), census.limit(), errand);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return new Counted.Unclear(Doubt.UNAVAILABLE, noted(kind, fault));
    }
  }

  /// Anybody may name any kind in a message; only those that are served are counted by name.
  private String counted(String kind) {
    return handlers.serving(kind) == null ? "other" : kind;
  }

  private Optional<String> hold(Command command) {
    return holds
        .covering(command.owner(), command.ref().saga(), command.target().kind(), worker)
        .map("held by %s"::formatted);
  }

  private String notServed(String kind) {
    return "worker %s does not serve the kind %s".formatted(worker, kind);
  }

  /// An exception's own text may quote what was sent, so only its class and place are shown.
  private String noted(String kind, Throwable fault) {
    meters.fault(kind);
    LOG.error("The handler of {} failed", kind, Fault.of(fault));
    return Words.fit("the worker failed: " + fault.getClass().getSimpleName(), 200);
  }
}
