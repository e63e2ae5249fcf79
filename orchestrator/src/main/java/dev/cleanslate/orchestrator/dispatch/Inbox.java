package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.engine.Rejection;
import dev.cleanslate.tracing.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes a batch of answers into the engine in one transaction. What cannot be read, and what
/// nobody asked for, becomes a dead letter before this returns, so that the batch's offset may
/// move. Thread-safe.
public final class Inbox {
  private final Engine engine;
  private final DeadLetters deadLetters;
  private final Traces traces;

  Inbox(Engine engine, DeadLetters deadLetters, Traces traces) {
    this.engine = engine;
    this.deadLetters = deadLetters;
    this.traces = traces;
  }

  /// Reads each record as a message of that type and lets the engine have what `event` makes of it.
  public <T> void take(
      List<ConsumerRecord<byte[], byte[]>> records, Class<T> type, Function<T, Incoming> event) {
    List<Letter> letters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        letters.add(new Letter(record, event.apply(Wire.read(record.value(), type))));
      } catch (Wire.Unreadable unreadable) {
        deadLetters.keep(record, String.valueOf(unreadable.getMessage()));
      }
    }
    Bisection.run(
        letters,
        this::apply,
        (letter, failure) -> deadLetters.keep(letter.record(), "it fails: " + failure));
  }

  /// What fails is tried again or by itself, and only then has its spans.
  private void apply(List<Letter> letters) {
    List<Incoming> batch = new ArrayList<>();
    List<StepSpan> spans = new ArrayList<>();
    for (Letter letter : letters) {
      Incoming in = letter.incoming();
      batch.add(new Incoming(batch.size(), in.saga(), in.step(), in.event()));
      spans.add(StepSpan.taking(traces, letter.record(), in));
    }
    for (Rejection rejection : engine.apply(batch)) {
      spans.get(rejection.index()).rejected(rejection.why());
      deadLetters.keep(letters.get(rejection.index()).record(), rejection.why());
    }
    spans.forEach(StepSpan::end);
  }

  private record Letter(ConsumerRecord<byte[], byte[]> record, Incoming incoming) {}
}
