package dev.cleanslate.orchestrator.surface.clones;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which kinds of resources stand for which names of the clone platform, by where they lie.
final class Parts {
  static final String SESSION = "clone.session";
  static final String KNOWLEDGE = "clone.knowledge";
  static final String DOCUMENT = "clone.document";
  static final String RECORD = "clone.record";

  /// Rows that a report always counts.
  static final Map<String, String> ROWS = new LinkedHashMap<>();

  /// Rows that it counts where there were any.
  static final Map<String, String> MORE_ROWS = new LinkedHashMap<>();

  /// Objects at OpenAI that a report always counts.
  static final Map<String, String> OBJECTS = new LinkedHashMap<>();

  /// Objects that it counts where there were any.
  static final Map<String, String> MORE_OBJECTS = new LinkedHashMap<>();

  /// Stored files.
  static final List<String> FILES = List.of("storage.prefix", "storage.object");

  static {
    ROWS.put("sessions", SESSION);
    ROWS.put("knowledge", KNOWLEDGE);
    ROWS.put("assistants", "clone.assistant");
    ROWS.put("vector_stores", "clone.vector_store");
    MORE_ROWS.put("qa_training", "clone.qa_training");
    MORE_ROWS.put("documents", DOCUMENT);
    MORE_ROWS.put("experts", "clone.expert");
    MORE_ROWS.put("chunks", "clone.chunk");
    MORE_ROWS.put("embeddings", "clone.embedding");
    MORE_ROWS.put("processing_status", "clone.processing_status");
    MORE_ROWS.put("chat_messages", "clone.chat_message");
    MORE_ROWS.put("threads", "clone.thread");
    MORE_ROWS.put("conversations", "clone.conversation");
    OBJECTS.put("vector_stores", "openai.vector_store");
    OBJECTS.put("assistants", "openai.assistant");
    OBJECTS.put("files", "openai.file");
    MORE_OBJECTS.put("conversations", "openai.conversation");
  }

  private Parts() {}
}
