package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.openai.wire.Account;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.room.Call;
import java.util.Optional;

/// A call whose key was accepted.
record Visit(Call call, Account account) {
  String method() {
    return call.request().method();
  }

  /// The parts of the path after the room's prefix.
  int depth() {
    return call.path().size();
  }

  String part(int index) {
    return call.path().get(index);
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(call.request().query().get(name));
  }

  Fields body() {
    return Fields.of(call.request().body().bytes());
  }

  Rejected noRoute() {
    return Rejected.noRoute(method(), call.request().path());
  }

  Rejected noMethod() {
    return Rejected.noMethod(method(), call.request().path());
  }
}
