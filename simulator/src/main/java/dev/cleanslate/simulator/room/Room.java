package dev.cleanslate.simulator.room;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One provider in the house: its routes, its objects, its way to word an error. The house brings
/// the faults, the request log and the admin API.
///
/// Implementations are thread-safe. Admin calls throw [BadInput] that names the field.
public interface Room {
  /// The name under which the admin API knows it (`openai`).
  String name();

  /// The first parts of every path it serves (`openai`, `v1`).
  List<String> prefix();

  /// Serves one call, honouring what the call says about listings and deletions.
  Served serve(Call call);

  /// How this provider words a failure.
  Answer failure(Call call, Failure failure);

  /// Makes a credential known; which fields it has is the room's affair.
  void admit(Fields credential);

  /// The switches for what is not established about the provider, and how they stand.
  Map<String, String> switches();

  /// Sets one of [#switches()].
  void flip(String name, String position);

  /// The kinds of objects it keeps.
  Set<String> kinds();

  /// Creates objects without a call; their ids, in order.
  List<String> seed(Seed seed);

  /// What is there now.
  List<Stock> stock();

  /// Back to how it was at the start: no objects, default credentials and switches.
  void reset();
}
