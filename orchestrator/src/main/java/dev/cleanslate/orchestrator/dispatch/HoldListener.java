package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/// Reads the compacted control topic from its beginning, in every process. What cannot be read
/// changes nothing and is logged: a hold in force stays in force.
final class HoldListener implements MessageListener<byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(HoldListener.class);

  private final Holds holds;

  HoldListener(Holds holds) {
    this.holds = holds;
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      LOG.warn("a hold at offset {} names nothing to hold", record.offset());
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    try {
      holds.accept(key, record.value() == null ? null : Wire.read(record.value(), Hold.class));
      LOG.info("hold on {}: {}", key, holds.all().containsKey(key) ? "in force" : "released");
    } catch (Wire.Unreadable unreadable) {
      LOG.warn("the hold on {} cannot be read: {}", key, unreadable.getMessage());
    }
  }
}
