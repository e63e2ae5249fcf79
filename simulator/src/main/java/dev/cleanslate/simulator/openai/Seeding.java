package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.wire.Account;
import dev.cleanslate.simulator.room.Seed;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Makes objects without a call, for tests and scenarios.
final class Seeding {
  private final Cabinet cabinet;
  private final Shapes shapes;

  Seeding(Cabinet cabinet, Shapes shapes) {
    this.cabinet = cabinet;
    this.shapes = shapes;
  }

  List<String> seed(Seed seed, Account account) {
    Kind kind =
        Kind.labelled(seed.kind())
            .orElseThrow(() -> new BadInput("kind", "must be one of " + Kind.labels()));
    String parent = parent(seed, kind, account);
    if (seed.fields().has("id")) {
      throw seed.fields().wrong("id", "cannot be laid over; use ids");
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < seed.count(); i++) {
      ObjectNode object = Cabinet.overlaid(made(seed, kind, parent, account), seed.fields());
      if (!seed.ids().isEmpty()) {
        object.put("id", seed.ids().get(i));
      }
      put(account, kind, parent, object);
      ids.add(object.path("id").asString());
    }
    return ids;
  }

  private String parent(Seed seed, Kind kind, Account account) {
    if (!kind.hasParent()) {
      return "";
    }
    String parent =
        seed.parent().orElseThrow(() -> new BadInput("parent", "is missing for this kind"));
    Kind above = kind == Kind.ITEM ? Kind.CONVERSATION : Kind.VECTOR_STORE;
    if (cabinet.shelf(account, above).peek(parent).isEmpty()) {
      throw new BadInput("parent", "is no %s here".formatted(above.noun()));
    }
    return parent;
  }

  private ObjectNode made(Seed seed, Kind kind, String parent, Account account) {
    Fields nothing = Fields.of(new byte[0]);
    return switch (kind) {
      case VECTOR_STORE -> shapes.vectorStore(nothing);
      case STORE_FILE -> shapes.storeFile(file(seed, account), parent, 0, Json.object());
      case FILE -> shapes.file("seeded.txt", "assistants", 0);
      case ASSISTANT -> shapes.assistant(with("model", "gpt-4.1"));
      case CONVERSATION -> shapes.conversation(nothing);
      case ITEM -> shapes.item(Fields.of("", message()));
      case CONTAINER -> shapes.container(with("name", "seeded"));
      case RESPONSE -> shapes.response(with("model", "gpt-4.1"));
    };
  }

  /// A link needs a file; without given ids, one is made for each.
  private String file(Seed seed, Account account) {
    ObjectNode file = shapes.file("seeded.txt", "assistants", 0);
    return seed.ids().isEmpty() ? cabinet.put(account, Kind.FILE, file).path("id").asString() : "";
  }

  private void put(Account account, Kind kind, String parent, ObjectNode object) {
    switch (kind) {
      case STORE_FILE -> cabinet.attach(account, parent, object);
      case ITEM -> cabinet.putItem(account, parent, object);
      case VECTOR_STORE, FILE, ASSISTANT, CONVERSATION, CONTAINER, RESPONSE ->
          cabinet.put(account, kind, object);
    }
  }

  private static Fields with(String name, String value) {
    return Fields.of("", Json.object().put(name, value));
  }

  private static ObjectNode message() {
    return Json.object().put("role", "user").put("content", "seeded");
  }
}
