package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Delete requests from their topic, with or without the headers of CloudEvents.
final class DeleteRequestDoor implements TopicIntake.BatchDoor {
  private final Deletions deletions;

  DeleteRequestDoor(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    deletions.requestAll(records.stream().map(DeleteRequestDoor::ask).toList());
  }

  private static Ask ask(ConsumerRecord<byte[], byte[]> record) {
    DeleteRequest request = Wire.read(record.value(), DeleteRequest.class);
    Map<String, byte[]> headers = headers(record);
    CloudEvent event = CloudEvent.from(headers);
    String place = record.topic() + "-" + record.partition();
    String source =
        event != null ? event.source() : request.source() != null ? request.source() : place;
    String id =
        event != null
            ? event.id()
            : request.id() != null ? request.id() : place + "@" + record.offset();
    Instant written = Instant.ofEpochMilli(record.timestamp());
    Instant at = event == null || event.time() == null ? written : event.time();
    Traceparent trace =
        Traceparent.read(headers.get(Traceparent.HEADER), headers.get(Traceparent.STATE_HEADER));
    return new Ask(source, id, request, at, Door.TOPIC, trace);
  }

  static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    return headers;
  }
}
