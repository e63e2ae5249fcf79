package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.saga.Event;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/// Replies of the workers, whole batches at a time.
final class ReplyListener {
  private final Inbox inbox;

  ReplyListener(Inbox inbox) {
    this.inbox = inbox;
  }

  @KafkaListener(id = "cleanslate.replies", topics = Topics.REPLIES, containerFactory = "batches")
  void replies(List<ConsumerRecord<byte[], byte[]>> records) {
    inbox.take(
        records,
        Reply.class,
        reply ->
            new Incoming(0, reply.ref().saga(), reply.ref().step(), new Event.Answered(reply)));
  }
}
