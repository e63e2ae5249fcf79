package dev.cleanslate.worker.runtime;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/// Hands out the consumers that it was given, each once.
final class OneAfterTheOther implements ConsumerFactory<byte[], byte[]> {
  private final Iterator<Consumer<byte[], byte[]>> consumers;

  OneAfterTheOther(Collection<? extends Consumer<byte[], byte[]>> consumers) {
    this.consumers = List.<Consumer<byte[], byte[]>>copyOf(consumers).iterator();
  }

  @Override
  public Consumer<byte[], byte[]> createConsumer(
      @Nullable String group,
      @Nullable String prefix,
      @Nullable String suffix,
      @Nullable Properties overrides) {
    return consumers.next();
  }

  @Override
  public boolean isAutoCommit() {
    return false;
  }
}
