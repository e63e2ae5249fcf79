package dev.cleanslate.ibm.call;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An error as the services write it: `{"errors":[{code,target}],"trace"}`. Their messages are left
/// out, for they may quote what was sent. Codes are shown and never decided upon: the provider may
/// change them.
///
/// @param status the HTTP status
/// @param items what is wrong; empty where the answer is not in the services' form
/// @param trace what their support asks for; absent where it is missing or no short word
public record ServiceError(int status, List<Item> items, @Nullable String trace) {
  private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final int MOST = 20;

  public ServiceError {
    items = List.copyOf(items);
  }

  /// One thing that is wrong.
  ///
  /// @param code a short code; absent where it is not one
  /// @param target what it is about; absent where that is not said
  public record Item(@Nullable String code, @Nullable About target) {}

  /// What an error is about.
  ///
  /// @param type `field`, `parameter` or `header`
  /// @param value what was there, as it was sent; not to be shown
  public record About(@Nullable String name, @Nullable String type, @Nullable String value) {}

  /// Reads an answer's body.
  public static ServiceError in(int status, @Nullable String body) {
    JsonNode json = json(body);
    List<Item> items = new ArrayList<>();
    for (JsonNode error : json.path("errors")) {
      if (error.isObject() && items.size() < MOST) {
        items.add(new Item(Words.code(text(error, "code")), about(error.path("target"))));
      }
    }
    return new ServiceError(status, items, trace(json));
  }

  /// Whether the service itself wrote it, and not something on the way to it.
  public boolean isInTheServicesForm() {
    return !items.isEmpty();
  }

  /// Whether it is about the state of things and not about the request: a conflict, or a bad
  /// request that names no part of it. Which of the two the provider answers is not established.
  public boolean isAboutState() {
    boolean namesNothing =
        isInTheServicesForm() && items.stream().allMatch(it -> it.target() == null);
    return status == 409 || (status == 400 && namesNothing);
  }

  /// The first code, if there is one.
  public @Nullable String code() {
    return items.isEmpty() ? null : items.getFirst().code();
  }

  /// Status and first code (`409 in_use`), fit to be shown.
  public String words() {
    return code() == null ? Integer.toString(status) : status + " " + code();
  }

  /// The same with the names of what it is about, and the trace.
  public String details() {
    StringBuilder details = new StringBuilder(words());
    items.stream()
        .flatMap(item -> Optional.ofNullable(item.target()).stream())
        .flatMap(about -> Optional.ofNullable(Words.code(about.name())).stream())
        .limit(3)
        .forEach(name -> details.append(", about ").append(name));
    return trace == null ? details.toString() : details + ", trace " + trace;
  }

  /// Without what was sent.
  @Override
  public String toString() {
    return "ServiceError[" + details() + "]";
  }

  private static @Nullable About about(JsonNode target) {
    return target.isObject()
        ? new About(text(target, "name"), text(target, "type"), text(target, "value"))
        : null;
  }

  private static @Nullable String trace(JsonNode json) {
    String trace = text(json, "trace");
    return trace != null && TRACE.matcher(trace).matches() ? trace : null;
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).stringValue(null);
  }

  private static JsonNode json(@Nullable String body) {
    try {
      return body == null ? Wire.json().missingNode() : Wire.json().readTree(body);
    } catch (JacksonException _) {
      return Wire.json().missingNode();
    }
  }
}
