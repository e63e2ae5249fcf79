package dev.cleanslate.host.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.file.Format.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is cut out of a JSON text, and that nothing else is.
class JsonTextTests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ESCAPED = "\"vpn\\" + "u0031\"";

  static List<Arguments> cuts() {
    return List.of(
        Arguments.of("", "{\"vpn1\": 1, \"vpn10\": 2}", "{\"vpn10\": 2}"),
        Arguments.of("", "{\"vpn10\": 2, \"vpn1\": 1}", "{\"vpn10\": 2}"),
        Arguments.of(
            "", "{ \"a\" : 0 ,\n \"vpn1\" : {} ,\n \"b\" : 0 }", "{ \"a\" : 0 ,\n \"b\" : 0 }"),
        Arguments.of("", "{\n  \"vpn1\": [1, {\"vpn1\": 2}]\n}\n", "{\n  \n}\n"),
        Arguments.of("", "{" + ESCAPED + ": \"a\\\"}, \", \"z\": 1e-5}", "{\"z\": 1e-5}"),
        Arguments.of("", "{\"z\": -0.10 , \"vpn1\":\"é😀\" }", "{\"z\": -0.10 }"),
        Arguments.of("", "{\"z\": true, \"vpn1\": null}", "{\"z\": true}"),
        Arguments.of(
            "/a/b", "{\"vpn1\":0,\"a\":{\"b\":{\"vpn1\":1}}}", "{\"vpn1\":0,\"a\":{\"b\":{}}}"),
        Arguments.of(
            "/l",
            "{\"l\":[{\"name\":\"vpn1\",\"x\":[]},{\"name\":\"vpn10\"}]}",
            "{\"l\":[{\"name\":\"vpn10\"}]}"),
        Arguments.of(
            "/l",
            "{\"l\":[{\"name\":\"vpn10\"} , {\"x\":1,\"name\":" + ESCAPED + "}\t]}",
            "{\"l\":[{\"name\":\"vpn10\"}\t]}"),
        Arguments.of("/l", "{\"l\":[\"vpn10\",\"vpn1\",\"vpn\"]}", "{\"l\":[\"vpn10\",\"vpn\"]}"),
        Arguments.of("/l", "{\"l\":[12, \"vpn1\"]}", "{\"l\":[12]}"));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void oneMemberIsCutOutAndEveryOtherByteStays(String at, String before, String after) {
    List<Part> parts = parts(at, before);

    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().cutOutOf(before)).isEqualTo(after);
    assertThat(parts(at, after)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"vpn10\": 1, \"xvpn1\": 2, \"Vpn1\": 3, \"x\": {\"vpn1\": 4}, \"y\": \"vpn1\"}",
        "[{\"name\": \"vpn10\"}, {\"other\": \"vpn1\"}, {\"x\": {\"name\": \"vpn1\"}}, [\"vpn1\"]]",
        "{}"
      })
  void whatOnlyLooksLikeItIsNotFound(String text) {
    assertThat(parts("", text)).isEmpty();
  }

  @Test
  void aNameThatIsThereTwiceIsFoundTwice() {
    assertThat(parts("", "{\"vpn1\":1," + ESCAPED + ":2}")).hasSize(2);
    assertThat(parts("/a", "{\"a\":{\"vpn1\":1},\"a\":{\"vpn1\":2}}")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":{}",
        "{\"a\":{}} x",
        "{\"a\":{}}{}",
        "{'a':{}}",
        "{\"a\":{},}",
        "{\"a\":{\"vpn1\":1},\"b\":tru}",
        "/* c */{\"a\":{}}",
        "{\"b\":{}}",
        "{\"a\":1}",
        "[]",
        "\uFEFF{\"a\":{}}"
      })
  void whatIsNoJsonOrHasNoSuchPlaceIsUnreadable(String text) {
    assertThat(new Format.Json("/a", "name").parts(text, "vpn1"))
        .isInstanceOf(Parts.Unreadable.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRandomTextWithoutAMemberMeansTheSameWithoutIt(long seed) {
    Random random = new Random(seed);
    Map<String, String> members = new LinkedHashMap<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      members.put("vpn" + random.nextInt(20), value(random, 3));
    }
    String text = space(random) + object(random, members) + space(random);
    String victim = new ArrayList<>(members.keySet()).get(random.nextInt(members.size()));

    List<Part> parts = ((Parts.Read) new Format.Json("", "name").parts(text, victim)).parts();

    assertThat(parts).as(text).hasSize(1);
    JsonNode expected = ((ObjectNode) JSON.readTree(text)).without(victim);
    assertThat(JSON.readTree(parts.getFirst().cutOutOf(text))).as(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRandomListWithoutAnElementMeansTheSameWithoutIt(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(6);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> members = new LinkedHashMap<>();
      members.put("x", value(random, 2));
      members.put("name", "\"vpn" + i + "\"");
      elements.add(object(random, members));
    }
    String text = "[" + String.join(space(random) + "," + space(random), elements) + "]";
    int victim = random.nextInt(count);

    List<Part> parts =
        ((Parts.Read) new Format.Json("", "name").parts(text, "vpn" + victim)).parts();

    ArrayNode expected = (ArrayNode) JSON.readTree(text);
    expected.remove(victim);
    assertThat(JSON.readTree(parts.getFirst().cutOutOf(text))).as(text).isEqualTo(expected);
  }

  private static String object(Random random, Map<String, String> members) {
    List<String> all = new ArrayList<>();
    members.forEach((name, value) ->
        all.add(
            space(random)
                + "\""
                + name
                + "\""
                + space(random)
                + ":"
                + space(random)
                + value
                + space(random)));
    return "{" + String.join(",", all) + "}";
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> Integer.toString(random.nextInt(2000) - 1000);
      case 1 -> "\"a, \\\"}] \\\\ é 😀 \\n\"";
      case 2 -> random.nextInt() + "." + random.nextInt(1000) + "e3";
      case 3 -> "null";
      case 4 -> "false";
      case 5 -> object(random, Map.of("vpn1", value(random, depth - 1)));
      default -> "[" + value(random, depth - 1) + space(random) + "," + value(random, 0) + "]";
    };
  }

  private static String space(Random random) {
    return " \n\t\r ".substring(0, random.nextInt(5));
  }

  private static List<Part> parts(String at, String text) {
    Parts parts = new Format.Json(at, "name").parts(text, "vpn1");
    assertThat(parts).as(text).isInstanceOf(Parts.Read.class);
    return ((Parts.Read) parts).parts();
  }
}
