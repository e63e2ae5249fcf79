package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.wire.Metadata;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.room.Ids;
import java.time.InstantSource;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// New objects as the provider's specification shapes them. Each has its `id`. Thread-safe.
final class Shapes {
  private static final Set<String> PURPOSES =
      Set.of("assistants", "batch", "fine-tune", "vision", "user_data", "evals");

  private final Ids ids;
  private final InstantSource clock;

  Shapes(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  ObjectNode vectorStore(Fields from) {
    return stamped(ids.hex("vs_", 32), "vector_store")
        .put("name", from.textOr("name", ""))
        .put("status", "completed")
        .put("usage_bytes", 0)
        .put("last_active_at", seconds())
        .set("metadata", Metadata.of(from));
  }

  /// How many files a store has, as the provider counts them.
  static ObjectNode fileCounts(int files) {
    return Json.object()
        .put("in_progress", 0)
        .put("completed", files)
        .put("failed", 0)
        .put("cancelled", 0)
        .put("total", files);
  }

  ObjectNode storeFile(String fileId, String storeId, long bytes, JsonNode attributes) {
    ObjectNode file =
        stamped(fileId, "vector_store.file")
            .put("vector_store_id", storeId)
            .put("status", "completed")
            .put("usage_bytes", bytes)
            .putNull("last_error");
    file.set("attributes", attributes);
    ObjectNode strategy = Json.object().put("type", "static");
    strategy.set(
        "static", Json.object().put("max_chunk_size_tokens", 800).put("chunk_overlap_tokens", 400));
    return file.set("chunking_strategy", strategy);
  }

  ObjectNode file(String filename, String purpose, long bytes) {
    if (!PURPOSES.contains(purpose)) {
      throw Rejected.invalid(
          "purpose", "purpose must be one of " + PURPOSES.stream().sorted().toList());
    }
    return stamped(ids.letters("file-", 24), "file")
        .put("filename", filename)
        .put("purpose", purpose)
        .put("bytes", bytes)
        .put("status", "processed")
        .putNull("expires_at")
        .putNull("status_details");
  }

  ObjectNode assistant(Fields from) {
    ObjectNode assistant = stamped(ids.letters("asst_", 24), "assistant");
    assistant
        .put("name", from.optional("name"))
        .put("model", from.text("model"))
        .put("description", from.optional("description"))
        .put("instructions", from.optional("instructions"))
        .put("temperature", 1.0)
        .put("top_p", 1.0)
        .put("response_format", "auto");
    assistant.set("tools", from.has("tools") ? from.tree("tools") : Json.array());
    assistant.set("tool_resources", from.object("tool_resources").tree());
    return assistant.set("metadata", Metadata.of(from));
  }

  ObjectNode conversation(Fields from) {
    return stamped(ids.hex("conv_", 48), "conversation").set("metadata", Metadata.of(from));
  }

  ObjectNode item(Fields from) {
    String type = from.textOr("type", "message");
    ObjectNode item = from.tree().deepCopy();
    boolean isMessage = type.equals("message");
    item.put("id", ids.hex(isMessage ? "msg_" : "item_", 48)).put("type", type);
    item.put("status", "completed");
    if (isMessage) {
      item.put("role", from.text("role"));
      item.set("content", content(from));
    }
    return item;
  }

  ObjectNode container(Fields from) {
    ObjectNode container =
        stamped(ids.hex("cntr_", 48), "container")
            .put("name", from.text("name"))
            .put("status", "running")
            .put("last_active_at", seconds());
    return container.set(
        "expires_after", Json.object().put("anchor", "last_active_at").put("minutes", 20));
  }

  ObjectNode response(Fields from) {
    ObjectNode response =
        stamped(ids.hex("resp_", 48), "response")
            .put("model", from.text("model"))
            .put("status", "completed")
            .put("parallel_tool_calls", true)
            .put("tool_choice", "auto")
            .put("temperature", 1.0)
            .put("top_p", 1.0)
            .putNull("error")
            .putNull("incomplete_details")
            .putNull("instructions");
    response.set("output", Json.array());
    response.set("tools", Json.array());
    return response.set("metadata", Metadata.of(from));
  }

  static ObjectNode model(String id) {
    return Json.object()
        .put("id", id)
        .put("object", "model")
        .put("created", 1_735_689_600L)
        .put("owned_by", "system");
  }

  private static JsonNode content(Fields from) {
    JsonNode content = from.tree("content");
    if (!content.isString()) {
      return content;
    }
    boolean isAnswer = "assistant".equals(from.optional("role"));
    ObjectNode part =
        Json.object()
            .put("type", isAnswer ? "output_text" : "input_text")
            .put("text", content.stringValue());
    if (isAnswer) {
      part.set("annotations", Json.array());
    }
    return Json.array().add(part);
  }

  private ObjectNode stamped(String id, String object) {
    return Json.object().put("id", id).put("object", object).put("created_at", seconds());
  }

  private long seconds() {
    return clock.instant().getEpochSecond();
  }
}
