package dev.cleanslate.simulator.stage;

import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.json.Json;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a body look other than it is.
final class Costume {
  private Costume() {}

  static Answer on(Answer answer, Action.Form form) {
    return switch (form) {
      case JSON -> answer;
      case EXTRA_FIELDS -> answer.with("application/json", extended(answer.body()));
      case MALFORMED -> answer.with("application/json", halved(answer.body()));
      case HTML -> answer.with("text/html", page(answer.status()));
      case EMPTY -> answer.with("application/json", Body.EMPTY);
    };
  }

  private static Body extended(Body body) {
    JsonNode tree = Json.read(body.bytes());
    if (tree instanceof ObjectNode object) {
      object.put("a_field_nobody_knows", "and its value");
      object.set("another_one", Json.object().put("nested", true).set("list", Json.array().add(1)));
    }
    return Body.of(Json.write(tree));
  }

  private static Body halved(Body body) {
    return Body.of(Arrays.copyOf(body.bytes(), Math.max(1, body.length() / 2)));
  }

  private static Body page(int status) {
    return Body.of(
        "<html><head><title>%1$d</title></head><body><h1>%1$d</h1><hr>proxy</body></html>\n"
            .formatted(status));
  }
}
