package dev.cleanslate.orchestrator.page;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What people call a kind of resource. A kind without words of its own is called by the last part
/// of its name, so that a new kind of the catalog needs nothing here.
public final class KindWords {
  private static final Map<String, Words> OWN =
      Map.ofEntries(
          Map.entry("openai.file", Words.of("OpenAI file")),
          Map.entry("openai.vector_store", Words.of("vector store")),
          Map.entry("openai.assistant", Words.of("OpenAI assistant")),
          Map.entry("openai.conversation", Words.of("OpenAI conversation")),
          Map.entry("openai.store_file", new Words("file in its store", "files in their stores")),
          Map.entry("openai.search", new Words("search at OpenAI", "searches at OpenAI")),
          Map.entry("ibm.bare_metal_server", Words.of("server")),
          Map.entry("ibm.virtual_network_interface", Words.of("interface")),
          Map.entry("ibm.reserved_ip", new Words("address", "addresses")),
          Map.entry("ibm.dns_record", Words.of("DNS record")),
          Map.entry("ibm.dns_ptr_record", Words.of("reverse DNS record")),
          Map.entry("storage.prefix", new Words("folder of files", "folders of files")),
          Map.entry("storage.object", Words.of("stored file")),
          Map.entry("host.process", new Words("process", "processes")),
          Map.entry("host.config_file", Words.of("configuration file")));

  /// One resource of these is all rows of a table that bear the owner's key.
  private static final Set<String> TABLES = Set.of("clone", "compute", "gateway", "node");

  private static final Set<String> UNCOUNTED = Set.of("knowledge", "qa_training");

  private KindWords() {}

  /// One of them: `vector store`.
  public static String one(String kind) {
    return words(kind).one();
  }

  /// More than one of them, or the kind as a whole: `vector stores`.
  public static String many(String kind) {
    return words(kind).many();
  }

  /// So many of them: `1 vector store`, `2,000 vector stores`. Of a kind whose single resource is a
  /// whole table, only what is in that table.
  public static String count(String kind, long n) {
    if (isTable(kind)) {
      return many(kind);
    }
    return "%s %s".formatted(Slate.number(n), n == 1 ? one(kind) : many(kind));
  }

  /// As the beginning of a line.
  public static String title(String kind) {
    String many = many(kind);
    return many.substring(0, 1).toUpperCase(Locale.ROOT) + many.substring(1);
  }

  private static boolean isTable(String kind) {
    return TABLES.contains(family(kind));
  }

  private static Words words(String kind) {
    Words own = OWN.get(kind);
    if (own != null) {
      return own;
    }
    String last = kind.substring(kind.lastIndexOf('.') + 1);
    if (last.equals("record") && isTable(kind)) {
      return new Words(family(kind) + "’s own record", family(kind) + "’s own record");
    }
    String word = last.replace('_', ' ').replace("qa ", "Q&A ").replace("dns ", "DNS ");
    if (UNCOUNTED.contains(last) || word.endsWith("s")) {
      return new Words(word, word);
    }
    Words plain = Words.of(word);
    return isTable(kind) ? new Words(plain.many(), plain.many()) : plain;
  }

  private static String family(String kind) {
    int dot = kind.indexOf('.');
    return dot < 0 ? kind : kind.substring(0, dot);
  }

  private record Words(String one, String many) {
    static Words of(String one) {
      return new Words(one, one + "s");
    }
  }
}
