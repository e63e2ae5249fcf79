package dev.cleanslate.simulator.stage;

import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Reaction;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Served;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// Carries out what a fault does to a call. Thread-safe.
public record Stage(InstantSource clock, Pause pause, CountDownLatch closing) {

  /// Plays one action; may wait.
  public Play play(Action action, Room room, Call call) {
    return switch (action) {
      case Action.Respond respond -> respond(respond, room, call);
      case Action.Throttle throttle -> throttle(throttle, room, call);
      case Action.Slow slow -> slow(slow, room, call);
      case Action.Cut cut -> cut(cut, room, call);
      case Action.Reshape reshape -> reshape(reshape, room.serve(call));
      case Action.Lie lie -> Play.of(room.serve(call.with(lie.listing())));
      case Action.Leave leave -> Play.of(room.serve(call.with(leave.aftermath())));
    };
  }

  private static Play respond(Action.Respond respond, Room room, Call call) {
    boolean applied = respond.apply() && room.serve(call).applied();
    Failure failure = new Failure(respond.status(), respond.code(), respond.message());
    Answer answer = Costume.on(room.failure(call, failure), respond.body());
    return Play.of(answer.with(respond.headers()), applied);
  }

  private Play throttle(Action.Throttle throttle, Room room, Call call) {
    boolean isQuota = throttle.form() == Action.RetryAfter.QUOTA;
    Failure failure = new Failure(429, isQuota ? "insufficient_quota" : null, null);
    var headers = RetryHeaders.of(throttle, clock.instant());
    return Play.of(room.failure(call, failure).with(headers), false);
  }

  private Play slow(Action.Slow slow, Room room, Call call) {
    Duration delay = Duration.ofMillis(slow.delayMs());
    if (slow.when() == Action.Moment.BEFORE) {
      await(delay);
      return Play.of(room.serve(call));
    }
    Served served = room.serve(call);
    await(delay);
    return Play.of(served);
  }

  private static Play cut(Action.Cut cut, Room room, Call call) {
    Reaction hang = new Reaction.Hang(cut.reset());
    return switch (cut.when()) {
      case BEFORE -> new Play(hang, null, false);
      case AFTER -> new Play(hang, null, room.serve(call).applied());
      case MIDWAY -> {
        Served served = room.serve(call);
        yield new Play(
            new Reaction.SendHalf(served.answer()), served.answer().status(), served.applied());
      }
    };
  }

  private static Play reshape(Action.Reshape reshape, Served served) {
    Answer answer = Costume.on(served.answer(), reshape.body());
    return Play.of(answer.without(reshape.omit()).with(reshape.headers()), served.applied());
  }

  /// Waits in the way that slow answers do.
  public void await(Duration delay) {
    try {
      pause.pause(delay, closing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a slow answer", interrupted);
    }
  }
}
