package dev.cleanslate.orchestrator.api.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks how far the history has come, in two small statements however many readers there are, and
/// none where there is no reader.
@Component
final class Pulse {
  private final JdbcClient jdbc;

  Pulse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void tell(Collection<Reader> readers) {
    List<Reader> whole = readers.stream().filter(one -> one.deletion().isEmpty()).toList();
    if (!whole.isEmpty()) {
      String newest = TenantFeed.newest(jdbc);
      whole.forEach(reader -> reader.seen(newest));
    }
    List<UUID> watched =
        readers.stream().map(Reader::deletion).flatMap(Optional::stream).distinct().toList();
    if (!watched.isEmpty()) {
      Map<UUID, String> versions = versions(watched);
      readers.forEach(reader -> reader.deletion().map(versions::get).ifPresent(reader::seen));
    }
  }

  private Map<UUID, String> versions(List<UUID> watched) {
    Map<UUID, String> versions = new HashMap<>();
    jdbc.sql("select id, version from saga where id = any (:ids::uuid[])")
        .param("ids", watched.stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          versions.put(row.getObject("id", UUID.class), row.getString("version"));
        });
    return versions;
  }
}
