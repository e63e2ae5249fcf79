package dev.cleanslate.orchestrator.verify;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.dispatch.Inbox;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.saga.Event;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/// Verdicts of the looks, whole batches at a time.
final class VerdictListener {
  private final Inbox inbox;

  VerdictListener(Inbox inbox) {
    this.inbox = inbox;
  }

  @KafkaListener(id = "cleanslate.verifier", topics = Topics.VERDICTS, containerFactory = "batches")
  void verdicts(List<ConsumerRecord<byte[], byte[]>> records) {
    inbox.take(
        records,
        Verdict.class,
        verdict ->
            new Incoming(0, verdict.ref().saga(), verdict.ref().step(), new Event.Judged(verdict)));
  }
}
