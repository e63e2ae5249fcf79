package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Listing;
import dev.cleanslate.simulator.room.Served;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A call whose signature was accepted, with the bucket and key that its path names.
///
/// @param bucket empty where the service itself is meant
/// @param key empty where the bucket itself is meant
record Visit(Call call, String account, String bucket, String key) {
  /// Reads the path as it was written, since a key may hold empty parts, dots and coded slashes.
  static Visit of(Call call, String prefix, String account) {
    String path = call.request().path();
    String rest = path.length() <= prefix.length() ? "" : path.substring(prefix.length() + 1);
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String key = slash < 0 ? "" : rest.substring(slash + 1);
    return new Visit(call, account, decoded(bucket), decoded(key));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  Request request() {
    return call.request();
  }

  String method() {
    return call.request().method();
  }

  boolean asks(String parameter) {
    return request().query().containsKey(parameter);
  }

  String query(String name) {
    return request().query().getOrDefault(name, "");
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(request().query().get(name));
  }

  @Nullable String header(String name) {
    return request().headers().first(name);
  }

  Listing listing() {
    return call.listing();
  }

  /// Whether what is deleted is to leave at all.
  boolean isToLeave() {
    return Aftermath.leaves(call.aftermath());
  }

  /// 200 with a document.
  static Served shown(String root, Consumer<Xml> content) {
    return new Served(xml(200, Xml.document(root, content)), false);
  }

  /// 200 with a document about what was changed.
  static Served changed(String root, Consumer<Xml> content) {
    return new Served(xml(200, Xml.document(root, content)), true);
  }

  /// This status without a body.
  static Served done(int status, Map<String, String> headers, boolean applied) {
    Answer answer = Answer.of(status, "application/xml", Body.EMPTY);
    return new Served(answer.with(headers), applied);
  }

  static Answer xml(int status, String document) {
    return Answer.of(status, "application/xml", Body.of(document));
  }

  Refused noRoute() {
    return Refused.of(405, "MethodNotAllowed", "Nothing of that sort here: %s".formatted(method()));
  }
}
