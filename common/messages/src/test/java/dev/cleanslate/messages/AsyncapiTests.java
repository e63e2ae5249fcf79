package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cleanslate.messages.Wire.Unreadable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `docs/asyncapi.yaml` says what the code says.
class AsyncapiTests {
  private static final Contract CONTRACT = Contract.read();

  @Nested
  class Topic {
    @Test
    void namesAreAllThere() throws ReflectiveOperationException {
      List<String> names = new ArrayList<>();
      for (var field : Topics.class.getFields()) {
        if (!field.getName().equals("PREFIX")) {
          names.add((String) field.get(null));
        }
      }
      for (Method method : Topics.class.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !method.getName().equals("deadLetters")) {
          names.add((String) method.invoke(null, "{worker}"));
        }
      }
      names.add(Topics.deadLetters("{topic}"));

      assertThat(CONTRACT.addresses()).hasSizeGreaterThan(10).containsAll(names);
    }

    @Test
    void carriesMessagesAndIsReadOrWrittenBySomebody() {
      Set<String> used =
          CONTRACT
              .at("/operations")
              .valueStream()
              .map(one -> one.at("/channel/$ref").asString())
              .collect(Collectors.toSet());

      CONTRACT
          .at("/channels")
          .properties()
          .forEach(one -> {
            assertThat(used).contains("#/channels/" + one.getKey());
            assertThat(one.getValue().path("messages")).isNotEmpty();
            one.getValue()
                .path("messages")
                .forEach(message ->
                    assertThat(CONTRACT.resolved(message).has("payload"))
                        .as(message.toString())
                        .isTrue());
          });
    }
  }

  @Nested
  class Messages {
    @Test
    void haveAllGoldenFilesAsExamplesEachOnce() {
      List<String> named = CONTRACT.goldens().values().stream().flatMap(List::stream).toList();

      assertThat(named).containsExactlyInAnyOrderElementsOf(Samples.all().keySet());
    }

    @Test
    void areThereForEveryTypeOfEveryFamily() {
      Set<Class<?>> shown =
          Samples.all().values().stream()
              .map(sample -> sample.message().getClass())
              .collect(Collectors.toSet());
      Stream<Class<?>> families =
          Stream.of(
              Command.class, Reply.class, Verdict.class, ResourceEvent.class, CensusPage.class);

      assertThat(families.flatMap(family -> Stream.of(family.getPermittedSubclasses())))
          .allMatch(shown::contains);
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#messages")
    void areAsTheirSchemaDeclaresWithNothingBeside(String golden) {
      assertThat(CONTRACT.complaints(CONTRACT.messageOf(golden), WireTests.golden(golden)))
          .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#messages")
    void declareTheFieldsThatTheirRecordsHaveAndNoOthers(String golden) {
      Samples.Sample sample = Objects.requireNonNull(Samples.all().get(golden));
      Set<String> names = new TreeSet<>();
      if (sample.type().isAnnotationPresent(JsonTypeInfo.class)) {
        names.add("type");
      }

      assertSame(CONTRACT.payload(CONTRACT.messageOf(golden)), sample.message().getClass(), names);
    }

    private void assertSame(JsonNode schema, Class<?> type, Set<String> names) {
      for (RecordComponent component : type.getRecordComponents()) {
        String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        names.add(name);
        JsonNode property = CONTRACT.resolved(schema.path("properties").path(name));
        Class<?> inner = inner(component.getGenericType());
        if (inner.isRecord()) {
          JsonNode one = property.has("items") ? property.path("items") : property;
          assertSame(CONTRACT.resolved(one), inner, new TreeSet<>());
        }
        if (inner.isEnum()) {
          assertThat(property.path("enum").valueStream().map(JsonNode::asString))
              .containsExactlyInAnyOrder(words(inner));
        }
      }
      assertThat(schema.path("properties").propertyStream().map(one -> one.getKey()))
          .as(type.getSimpleName())
          .containsExactlyInAnyOrderElementsOf(names);
    }

    private static Class<?> inner(Type type) {
      if (type instanceof ParameterizedType many && many.getRawType() == List.class) {
        return inner(many.getActualTypeArguments()[0]);
      }
      return type instanceof Class<?> one ? one : Object.class;
    }

    private static String[] words(Class<?> type) {
      return Stream.of(type.getEnumConstants())
          .map(one -> Wire.json().valueToTree(one).asString())
          .toArray(String[]::new);
    }
  }

  @Nested
  class Fields {
    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#fields")
    void thatAreMissingAreMissedBySchemaAndCodeAlike(String field) {
      JsonNode message = WireTests.golden(WireTests.message(field));
      parent(message, field).remove(WireTests.last(WireTests.path(field)));

      assertJudgedAlike(field, message);
    }

    @ParameterizedTest
    @MethodSource("dev.cleanslate.messages.WireTests#fields")
    void ofAnotherTypeAreRefusedBySchemaAndCodeAlike(String field) {
      JsonNode message = WireTests.golden(WireTests.message(field));
      ObjectNode parent = parent(message, field);
      String name = WireTests.last(WireTests.path(field));
      parent.set(
          name,
          parent.path(name).isContainer()
              ? Wire.json().getNodeFactory().stringNode("text")
              : Wire.json().createArrayNode().add(1));

      assertJudgedAlike(field, message);
    }

    private static ObjectNode parent(JsonNode message, String field) {
      return WireTests.parent(message, WireTests.path(field));
    }

    private static void assertJudgedAlike(String field, JsonNode message) {
      String golden = WireTests.message(field);
      var complaints = CONTRACT.complaints(CONTRACT.messageOf(golden), message);

      assertThat(complaints.isEmpty()).as("%s", complaints).isEqualTo(isTaken(golden, message));
    }

    private static boolean isTaken(String golden, JsonNode message) {
      try {
        return WireTests.read(golden, message) != null;
      } catch (Unreadable _) {
        return false;
      }
    }
  }

  @Test
  void headersAreThoseOfEveryMessageThatIsWritten() {
    ObjectNode headers = Wire.json().createObjectNode();
    new CloudEvent("7", "orchestrator", "dev.cleanslate.saga", "acme/clone/clone-7", Samples.AT)
        .headers()
        .forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));

    assertThat(CONTRACT.complaintsOfHeaders("headers", headers)).isEmpty();
    assertThat(CONTRACT.complaintsOfHeaders("headers-of-upstream", headers)).isEmpty();
    assertThat(headers.remove(List.of("ce_id"))).isSameAs(headers);
    assertThat(CONTRACT.complaintsOfHeaders("headers", headers)).isNotEmpty();
  }
}
