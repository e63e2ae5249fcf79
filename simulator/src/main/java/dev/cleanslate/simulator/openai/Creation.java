package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.openai.wire.Account;
import dev.cleanslate.simulator.openai.wire.Multipart;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.room.Entry;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Makes objects that stand by themselves, as a call asks for them.
final class Creation {
  private final Cabinet cabinet;
  private final Shapes shapes;

  Creation(Cabinet cabinet, Shapes shapes) {
    this.cabinet = cabinet;
    this.shapes = shapes;
  }

  ObjectNode create(Visit visit, Kind kind) {
    Account account = visit.account();
    return switch (kind) {
      case VECTOR_STORE -> vectorStore(account, visit.body());
      case FILE -> cabinet.put(account, kind, file(visit));
      case ASSISTANT -> cabinet.put(account, kind, shapes.assistant(visit.body()));
      case CONVERSATION -> conversation(account, visit.body());
      case CONTAINER -> cabinet.put(account, kind, shapes.container(visit.body()));
      case RESPONSE -> cabinet.put(account, kind, shapes.response(visit.body()));
      case STORE_FILE, ITEM -> throw visit.noRoute();
    };
  }

  /// The link of a file to a store, not yet attached.
  ObjectNode link(Account account, String store, String file, Fields from) {
    Entry found =
        cabinet.shelf(account, Kind.FILE).peek(file).orElseThrow(() -> Kind.FILE.missing(file));
    long bytes = found.body().path("bytes").asLong(0);
    return shapes.storeFile(file, store, bytes, from.object("attributes").tree());
  }

  private ObjectNode vectorStore(Account account, Fields from) {
    ObjectNode store = shapes.vectorStore(from);
    String id = store.path("id").asString();
    List<ObjectNode> links =
        from.texts("file_ids").stream().map(file -> link(account, id, file, from)).toList();
    cabinet.put(account, Kind.VECTOR_STORE, store);
    links.forEach(link -> cabinet.attach(account, id, link));
    Entry kept = cabinet.shelf(account, Kind.VECTOR_STORE).peek(id).orElseThrow();
    return cabinet.shown(account, Kind.VECTOR_STORE, kept);
  }

  private ObjectNode conversation(Account account, Fields from) {
    List<ObjectNode> items = from.objects("items").stream().map(shapes::item).toList();
    ObjectNode conversation = cabinet.put(account, Kind.CONVERSATION, shapes.conversation(from));
    String id = conversation.path("id").asString();
    items.forEach(item -> cabinet.putItem(account, id, item));
    return conversation;
  }

  private ObjectNode file(Visit visit) {
    String type = visit.call().request().headers().first("Content-Type");
    if (type == null || !type.startsWith("multipart/form-data")) {
      Fields from = visit.body();
      return shapes.file(
          from.text("filename"), from.text("purpose"), from.number("bytes", 0, 0, Long.MAX_VALUE));
    }
    Map<String, Multipart.Part> parts = Multipart.read(visit.call().request().body().bytes(), type);
    Multipart.Part file = part(parts, "file");
    String filename = file.filename() == null ? "upload" : file.filename();
    return shapes.file(filename, part(parts, "purpose").value(), file.text().length());
  }

  private static Multipart.Part part(Map<String, Multipart.Part> parts, String name) {
    Multipart.Part part = parts.get(name);
    if (part == null) {
      throw Rejected.invalid(name, "'%s' is missing.".formatted(name));
    }
    return part;
  }
}
