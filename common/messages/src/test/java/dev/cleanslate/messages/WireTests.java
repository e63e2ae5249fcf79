package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cleanslate.messages.Samples.Sample;
import dev.cleanslate.messages.Wire.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class WireTests {
  /// What may be left out, by message and JSON path; everything else is missed.
  private static final Set<String> OPTIONAL =
      Set.of(
          "tally",
          "found",
          "found/0/name",
          "found/0/account",
          "found/0/scope",
          "delete-request-dry-run:id",
          "delete-request-dry-run:source",
          "delete-request-dry-run:reason",
          "force",
          "dry_run",
          "reply-gone-set:evidence/control",
          "verdict-present-set:evidence/control",
          "owner/tenant",
          "target/id",
          "target/scope",
          "target/account",
          "target/marker",
          "target/sameness",
          "resource",
          "resource/id",
          "resource/scope",
          "resource/account",
          "resource/marker",
          "resource/sameness",
          "usage/retry_after_ms",
          "evidence/control_age_ms",
          "evidence/account",
          "evidence/detail",
          "reply-gone:evidence/control",
          "verdict-present:evidence/control",
          "retry_after_ms",
          "found_id",
          "aliases",
          "resource-registered:incarnation",
          "resource-registered:at",
          "resource-intended:at",
          "resource-failed:resources",
          "resource-failed:intents",
          "resource-failed:incarnation",
          "resource-failed:at",
          "resources/0/scope",
          "resources/0/account",
          "resources/0/name",
          "resources/0/parent",
          "resources/0/sameness",
          "resources/0/intent",
          "intents/0/scope",
          "intents/0/account",
          "delete-request:id",
          "delete-request:source",
          "requested_by",
          "delete-request:reason",
          "plan_hash",
          "moves/0/id",
          "moves/0/why",
          "note",
          "orphan-alert:saga",
          "orphan-alert:step",
          "hold:reason",
          "census:after",
          "census-listed:account",
          "census-listed:next",
          "things/0/mark",
          "things/0/owners_record",
          "things/0/sameness",
          "things/0/name");

  /// Their entries are free names, not fields.
  private static final Set<String> FREE = Set.of("scope", "counts");

  static Stream<String> messages() {
    return Samples.all().keySet().stream();
  }

  /// Every field of every message: its name, a colon, the path to the field.
  static Stream<String> fields() {
    return messages().flatMap(name -> paths(golden(name), "").map(path -> name + ":" + path));
  }

  @Nested
  class EveryMessage {
    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#messages")
    void isWrittenAsItsGoldenFileSays(String name) {
      byte[] written = Wire.write(sample(name).message());

      assertThat(Wire.json().readTree(written)).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#messages")
    void isReadFromItsGoldenFile(String name) {
      assertThat(read(name, golden(name))).isEqualTo(sample(name).message());
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#messages")
    void ignoresFieldsThatItDoesNotKnow(String name) {
      JsonNode message = golden(name);
      addUnknown(message, "");

      assertThat(read(name, message)).isEqualTo(sample(name).message());
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#messages")
    void hasAGoldenFileThatFillsEveryField(String name) {
      assertThat(golden(name).toString()).doesNotContain("null").doesNotContain("[]");
    }
  }

  @Nested
  class EveryField {
    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#fields")
    void isMissedByNameUnlessItIsOptional(String field) {
      JsonNode message = golden(message(field));
      parent(message, path(field)).remove(last(path(field)));

      assertMissedUnlessOptional(field, message);
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#fields")
    void thatIsNullIsMissedByNameUnlessItIsOptional(String field) {
      JsonNode message = golden(message(field));
      parent(message, path(field)).putNull(last(path(field)));

      assertMissedUnlessOptional(field, message);
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#fields")
    void ofAnotherTypeIsRefusedByName(String field) {
      JsonNode message = golden(message(field));
      ObjectNode parent = parent(message, path(field));
      JsonNode old = parent.get(last(path(field)));
      parent.set(
          last(path(field)),
          old.isContainer()
              ? Wire.json().getNodeFactory().stringNode("text")
              : Wire.json().createObjectNode().put("a", 1));

      assertRefused(field, message);
    }

    private void assertMissedUnlessOptional(String field, JsonNode message) {
      if (OPTIONAL.contains(field) || OPTIONAL.contains(path(field))) {
        assertThat(read(message(field), message)).isNotNull();
      } else {
        assertRefused(field, message);
      }
    }

    private void assertRefused(String field, JsonNode message) {
      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> read(message(field), message))
          .satisfies(refused -> {
            assertThat(refused.field() + " " + refused.getMessage())
                .contains(last(path(field)).replace("_ms", ""));
            assertThat(refused).hasMessageStartingWith(refused.field() + " ");
          });
    }
  }

  @Nested
  class Values {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            command-advance      | expires_in_ms    | 0                     | expires_in_ms
            command-advance      | expires_in_ms    | -5                    | expires_in_ms
            command-advance      | expires_in_ms    | 86400001              | expires_in_ms
            command-advance      | expires_in_ms    | 1e400                 | expires_in_ms
            command-advance      | expires_in_ms    | "60000"               | expires_in_ms
            command-advance      | expires_in_ms    | true                  | expires_in_ms
            command-look         | ref/round        | 0                     | ref.round
            command-look         | ref/step         | -1                    | ref.step
            command-look         | ref/ticket       | "no uuid"             | ref.ticket
            command-look         | target/kind      | "Open AI"             | target.kind
            command-look         | target/id        | "   "                 | target.id
            command-look         | target/id        | "a\\u0000b"           | target.id
            command-look         | target/scope     | {"Zone":"a"}          | target.scope name
            command-look         | target/scope     | {"zone":""}           | target.scope.zone
            command-look         | owner/type       | "CLONE"               | owner.type
            command-look         | owner/tenant     | ""                    | owner.tenant
            reply-still-deleting | next_look_ms     | -1                    | next_look_ms
            reply-still-deleting | next_look_ms     | 86400001              | next_look_ms
            reply-unavailable    | retry_after_ms   | -1                    | retry_after_ms
            reply-refused        | reason           | "because"             | reason
            reply-gone           | usage/calls      | -1                    | usage.calls
            reply-gone           | usage/retry_after_ms | -1                | usage.retry_after_ms
            verdict-present      | standing         | "gone"                | standing
            verdict-present      | found_id         | ""                    | found_id
            verdict-unverifiable | reason           | "dunno"               | reason
            resource-registered  | incarnation      | 0                     | incarnation
            resource-registered  | resources/0/kind | "x y"                 | kind
            resource-registered  | resources/0/parent/id | ""               | parent.id
            resource-intended    | intents/0/settle_ms | -1                 | settle_ms
            resource-intended    | intents/0/marker | ""                    | marker
            resource-removed     | resources        | [null]                | resources entry
            resource-failed      | reason           | ""                    | reason
            resource-failed      | intents/0/marker | ""                    | marker
            delete-request       | reason           | "\\n"                 | reason
            saga-event           | seq              | 0                     | seq
            saga-event           | moves/0/step     | 0                     | step
            saga-event           | at               | "yesterday"           | at
            orphan-alert         | id               | 0                     | id
            orphan-alert         | finding          | "odd"                 | finding
            hold                 | by               | " "                   | by
            hold                 | on               | "yes"                 | on
            census               | limit            | 501                   | limit
            census               | ticket           | "no uuid"             | ticket
            census-listed        | things/0/id      | "a\\u0000b"           | thing.id
            census-listed        | untold           | -1                    | untold
            census-listed        | things/0/owners_record | "?"             | things.[0].owners_record
            census-unlisted      | reason           | "dunno"               | reason
            """)
    void thatMakeNoSenseAreRefusedByName(String name, String path, String value, String field) {
      JsonNode message = golden(name);
      parent(message, path).set(last(path), Wire.json().readTree("[" + value + "]").get(0));

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> read(name, message))
          .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({
      "command-advance, expires_in_ms, 9223372036854775808",
      "command-look, ref/round, 2147483648",
      "reply-gone, usage/throttled, 99999999999"
    })
    void beyondTheRangeOfTheirTypeAreRefused(String name, String path, String value) {
      JsonNode message = golden(name);
      parent(message, path).set(last(path), Wire.json().readTree(value));

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> read(name, message))
          .withMessageContaining("out of range");
    }

    @Test
    void aVerdictOfGoneNeedsTheControlThatMakesItAProof() {
      ObjectNode message = (ObjectNode) golden("verdict-gone");
      ((ObjectNode) message.get("evidence")).remove("control");

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> read("verdict-gone", message))
          .withMessage("evidence.control is missing: a 404 without a control proves nothing");
    }

    @Test
    void aTargetNeedsAnIdOrAMark() {
      ObjectNode message = (ObjectNode) golden("command-look");
      ((ObjectNode) message.get("target")).remove(List.of("id", "marker"));

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> read("command-look", message))
          .withMessageStartingWith("target.id is missing");
    }

    @Test
    void anOwnerWithoutTenantIsOfTheDefaultOne() {
      Hold hold = Wire.read(bytes("{\"on\":false,\"by\":\"jo\"}"), Hold.class);
      ObjectNode message = (ObjectNode) golden("delete-request");
      ((ObjectNode) message.get("owner")).remove("tenant");

      assertThat(hold).isEqualTo(new Hold(false, "jo", null));
      assertThat(((DeleteRequest) read("delete-request", message)).owner().key())
          .isEqualTo("default/clone/clone-7");
    }

    @Test
    void ofTooManyItemsAreRefused() {
      ObjectNode message = (ObjectNode) golden("resource-removed");
      ArrayNode resources = (ArrayNode) message.get("resources");
      JsonNode one = resources.get(0);
      for (int i = 0; i < ResourceEvent.MAX_ITEMS; i++) {
        resources.add(one);
      }

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> read("resource-removed", message))
          .satisfies(refused -> assertThat(refused.field()).isEqualTo("resources.size"));
    }
  }

  @Test
  void ordersOfPeopleKnowEveryField() {
    byte[] order = "{\"type\":\"clone\",\"id\":\"c\",\"idd\":1}".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(Unreadable.class)
        .isThrownBy(() -> Wire.readExactly(order, OwnerRef.class))
        .withMessage("idd is not known here; what is known is id, tenant, type");
  }

  @Nested
  class Types {
    @Test
    void thatAreUnknownAreRefusedWithTheKnownOnes() {
      assertUnreadable("{\"type\":\"destroy\"}", Command.class)
          .withMessageContaining("type")
          .withMessageContaining("destroy")
          .withMessageContaining("advance")
          .withMessageContaining("look");
      assertUnreadable("{\"type\":\"absent\"}", Verdict.class)
          .withMessageContaining("gone")
          .withMessageContaining("present")
          .withMessageContaining("unverifiable");
    }

    @Test
    void thatAreMissingOrNullOrNoTextAreRefused() {
      assertUnreadable("{}", Reply.class).withMessageContaining("type");
      assertUnreadable("{\"type\":null}", Reply.class).withMessageContaining("type");
      assertUnreadable("{\"type\":{}}", Reply.class);
      assertUnreadable("{\"type\":7}", Reply.class);
    }

    @Test
    void areNeverTakenForClassNames() {
      assertUnreadable("{\"type\":\"dev.cleanslate.messages.Reply$Gone\"}", Reply.class);
      assertUnreadable("{\"@class\":\"java.net.URL\"}", Reply.class);
    }
  }

  @Nested
  class Bodies {
    @Test
    void thatAreEmptyAreRefused() {
      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> Wire.read(null, Hold.class))
          .withMessage("body is empty");
      assertUnreadable("", Hold.class).withMessage("body is empty");
      assertUnreadable("null", Hold.class).withMessage("body is null");
      assertUnreadable("   ", Hold.class).withMessageStartingWith("body ");
    }

    @Test
    void inAnotherEncodingAreRefused() {
      byte[] latin = "{\"on\":true,\"by\":\"J\u00f6\"}".getBytes(StandardCharsets.ISO_8859_1);

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> Wire.read(latin, Hold.class))
          .withMessage("body is not UTF-8");
      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(
              () -> Wire.read("{\"on\":true}".getBytes(StandardCharsets.UTF_16), Hold.class));
    }

    @Test
    void thatAreTooLargeAreRefusedBeforeTheyAreRead() {
      byte[] large = new byte[Wire.MAX_BYTES + 1];

      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> Wire.read(large, Hold.class))
          .withMessage("body has 900001 bytes; at most 900000 are read");
    }

    @Test
    void ofTheLargestSizeAreRead() {
      String hold = "{\"on\":true,\"by\":\"jo\"}";
      byte[] largest = bytes(hold + " ".repeat(Wire.MAX_BYTES - hold.length()));

      assertThat(Wire.read(largest, Hold.class)).isEqualTo(new Hold(true, "jo", null));
    }

    @Test
    void withSomethingBehindTheMessageAreRefused() {
      assertUnreadable("{\"on\":true,\"by\":\"jo\"} {}", Hold.class);
      assertUnreadable("{\"on\":true,\"by\":\"jo\"}x", Hold.class);
    }

    @Test
    void thatSayAFieldTwiceAreRefused() {
      assertUnreadable("{\"on\":true,\"by\":\"jo\",\"on\":false}", Hold.class)
          .withMessageContaining("Duplicate")
          .withMessageContaining("on");
    }

    @Test
    void thatNestWithoutEndAreRefused() {
      String nested = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

      assertUnreadable(nested, Hold.class).withMessageContaining("depth");
      assertUnreadable("[".repeat(400_000), Hold.class);
      assertUnreadable("{\"by\":" + nested + "}", Hold.class);
    }

    @Test
    void withAbsurdNumbersAreRefused() {
      assertUnreadable("{\"on\":" + "9".repeat(5000) + ",\"by\":\"jo\"}", Hold.class);
      assertUnreadable("{\"on\":true,\"by\":\"jo\",\"x\":1e", Hold.class);
      assertUnreadable("{\"on\":NaN,\"by\":\"jo\"}", Hold.class);
    }

    @Test
    void thatAreCutShortOrNoObjectAreRefused() {
      assertUnreadable("{\"on\":true,", Hold.class);
      assertUnreadable("[]", Hold.class);
      assertUnreadable("7", Hold.class);
      assertUnreadable("\"hold\"", Hold.class);
      assertUnreadable("not json", Hold.class).withMessageStartingWith("body ");
    }

    @Test
    void areNeverQuotedWholeInTheReason() {
      assertUnreadable("{\"on\":\"" + "secret".repeat(500) + "\",\"by\":\"jo\"}", Hold.class)
          .satisfies(refused ->
              assertThat(Objects.requireNonNull(refused.getMessage()).length()).isLessThan(400));
    }
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<Unreadable> assertUnreadable(
      String json, Class<?> type) {
    return assertThatExceptionOfType(Unreadable.class)
        .isThrownBy(() -> Wire.read(bytes(json), type));
  }

  static Object read(String name, JsonNode message) {
    return Wire.read(Wire.write(message), sample(name).type());
  }

  private static Sample sample(String name) {
    return Objects.requireNonNull(Samples.all().get(name));
  }

  static JsonNode golden(String name) {
    try (InputStream file = WireTests.class.getResourceAsStream("/golden/" + name + ".json")) {
      return Wire.json().readTree(Objects.requireNonNull(file, name).readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<String> paths(JsonNode node, String at) {
    List<String> paths = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(entry -> {
            String path = at + entry.getKey();
            if (!path.equals("type")) {
              paths.add(path);
            }
            if (!FREE.contains(entry.getKey())) {
              paths(entry.getValue(), path + "/").forEach(paths::add);
            }
          });
    } else if (node instanceof ArrayNode array && array.get(0) instanceof ObjectNode) {
      paths(array.get(0), at + "0/").forEach(paths::add);
    }
    return paths.stream();
  }

  private static void addUnknown(JsonNode node, String name) {
    if (node instanceof ObjectNode object && !FREE.contains(name)) {
      object.properties().stream()
          .toList()
          .forEach(entry -> addUnknown(entry.getValue(), entry.getKey()));
      object.putObject("of_a_later_version").put("a", 1).putArray("b").add("c");
    } else if (node instanceof ArrayNode array) {
      array.forEach(entry -> addUnknown(entry, name));
    }
  }

  static ObjectNode parent(JsonNode message, String path) {
    int slash = path.lastIndexOf('/');
    @Nullable JsonNode parent = slash < 0 ? message : message.at("/" + path.substring(0, slash));
    return (ObjectNode) parent;
  }

  static String message(String field) {
    return field.substring(0, field.indexOf(':'));
  }

  static String path(String field) {
    return field.substring(field.indexOf(':') + 1);
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
