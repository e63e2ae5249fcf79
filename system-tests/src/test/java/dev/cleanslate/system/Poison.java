package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cleanslate.messages.Topics;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/// A message that nobody can use, and what must be said about it.
///
/// @param name names it among those of its topic
/// @param because what the reason beside the dead letter must contain
record Poison(String topic, String name, String text, Charset charset, String because) {
  static final String COMMANDS = Topics.commands("openai");

  static final String CHECKS = Topics.checks("openai");

  private static final int TOO_LARGE = 950_000;

  /// What the broker takes and a dead letter, which is longer by its reason, cannot hold.
  private static final int GIANT = 1_048_380;

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final String REF =
      "\"ref\":{\"saga\":\"%s\",\"step\":1,\"round\":1,\"ticket\":\"%s\"}"
          .formatted(NOBODY, NOBODY);
  private static final String USAGE = "\"usage\":{\"calls\":1,\"throttled\":0}";
  private static final String EVIDENCE =
      "\"evidence\":{\"call\":\"GET /x\",\"answer\":\"404\",\"control\":\"GET /y -> 200\"}";

  /// Its bytes.
  byte[] value() {
    return text.getBytes(charset);
  }

  /// All of them, every topic's.
  static List<Poison> all() {
    return Stream.of(
            unreadable(Topics.DELETE_REQUESTS),
            unreadable(Topics.RESOURCES),
            unreadable(Topics.REPLIES),
            unreadable(Topics.VERDICTS),
            unreadable(COMMANDS),
            unreadable(CHECKS),
            requests(),
            resources(),
            answers(),
            commands())
        .flatMap(poisons -> poisons)
        .toList();
  }

  /// One that is too large even for its dead letter.
  static Poison giant(String topic) {
    return new Poison(topic, "giant", padded("{}", GIANT), UTF_8, "at most");
  }

  private static Stream<Poison> unreadable(String topic) {
    return Stream.of(
        of(topic, "broken", "{\"owner\":{\"type\":\"clone\",", "cannot be read"),
        of(topic, "no-json", "please delete everything", "cannot be read"),
        of(topic, "empty-object", "{}", "missing"),
        new Poison(
            topic,
            "encoding",
            "{\"owner\":{\"type\":\"clone\",\"id\":\"Zoë\"}}",
            ISO_8859_1,
            "not UTF-8"),
        new Poison(topic, "nothing", "", UTF_8, "is empty"),
        new Poison(topic, "oversized", padded("{}", TOO_LARGE), UTF_8, "at most"));
  }

  private static Stream<Poison> requests() {
    String topic = Topics.DELETE_REQUESTS;
    return Stream.of(
        of(topic, "no-id", "{\"owner\":{\"type\":\"clone\"}}", "owner.id is missing"),
        of(topic, "no-type", "{\"owner\":{\"type\":\"spaceship\",\"id\":\"a\"}}", "spaceship"),
        of(topic, "wrong-type", "{\"owner\":[1,2]}", "owner"));
  }

  private static Stream<Poison> resources() {
    String topic = Topics.RESOURCES;
    return Stream.of(
        of(topic, "no-owner", "{\"type\":\"registered\",\"resources\":[]}", "owner is missing"),
        of(topic, "no-type", registered("spaceship", "openai.file", "file-a"), "spaceship"),
        of(topic, "no-kind", registered("clone", "openai.oracle", "file-a"), "openai.oracle"),
        of(topic, "slashes", registered("clone", "openai.file", "../files/file-a"), "is no id"),
        of(topic, "dots", registered("clone", "openai.file", ".."), "is no id"),
        of(topic, "no-event", "{\"type\":\"exploded\"}", "exploded"));
  }

  private static Stream<Poison> answers() {
    String gone = "{\"type\":\"gone\",%s,%s,%s}".formatted(REF, EVIDENCE, USAGE);
    String unproved =
        "{\"type\":\"gone\",%s,%s,%s}"
            .formatted(REF, "\"evidence\":{\"call\":\"a\",\"answer\":\"b\"}", USAGE);
    return Stream.of(
        of(Topics.REPLIES, "no-ref", "{\"type\":\"gone\"}", "missing"),
        of(Topics.REPLIES, "nobodys", gone, "no saga"),
        of(Topics.REPLIES, "no-answer", "{\"type\":\"perhaps\"}", "perhaps"),
        of(Topics.VERDICTS, "no-ref", "{\"type\":\"gone\"}", "missing"),
        of(Topics.VERDICTS, "nobodys", gone, "no saga"),
        of(Topics.VERDICTS, "no-control", unproved, "evidence.control"));
  }

  private static Stream<Poison> commands() {
    String target = ",\"target\":{\"kind\":\"openai.file\",\"id\":\"file-a\"}";
    return Stream.of(
        of(COMMANDS, "no-target", command("advance", ""), "target is missing"),
        of(COMMANDS, "look", command("look", target), "must be «advance»"),
        of(CHECKS, "advance", command("advance", target), "must be «look»"),
        of(COMMANDS, "no-command", command("obliterate", target), "obliterate"));
  }

  private static String command(String type, String target) {
    return "{\"type\":\"%s\",%s,\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"expires_in_ms\":60000%s}"
        .formatted(type, REF, target);
  }

  private static String registered(String type, String kind, String id) {
    return "{\"type\":\"registered\",\"owner\":{\"type\":\"%s\",\"id\":\"a\"},\"resources\":[{\"kind\":\"%s\",\"id\":\"%s\"}]}"
        .formatted(type, kind, id);
  }

  private static Poison of(String topic, String name, String value, String because) {
    return new Poison(topic, name, value, UTF_8, because);
  }

  private static String padded(String text, int size) {
    return text + " ".repeat(size - text.length());
  }
}
