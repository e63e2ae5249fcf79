package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.ResourceEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that an owner of the demonstration has at a provider.
///
/// @param kind the catalog's name of its kind
/// @param scope where it lies, as the catalog wants it
/// @param account the account it was made in
/// @param parent what carries it; absent for what stands by itself
/// @param sameness what proves that it is still this one; absent where ids are never used again
record Resource(
    String kind,
    String id,
    Map<String, String> scope,
    String account,
    ResourceEvent.@Nullable Parent parent,
    @Nullable String sameness) {
  Resource {
    scope = Map.copyOf(scope);
  }

  /// One that nothing carries.
  Resource(String kind, String id, Map<String, String> scope, String account) {
    this(kind, id, scope, account, null, null);
  }

  /// One that something carries.
  Resource(
      String kind,
      String id,
      Map<String, String> scope,
      String account,
      ResourceEvent.@Nullable Parent parent) {
    this(kind, id, scope, account, parent, null);
  }

  /// One whose name may come back.
  Resource(String kind, String id, Map<String, String> scope, String account, String sameness) {
    this(kind, id, scope, account, null, sameness);
  }

  /// Its kind, shortly.
  String shortKind() {
    return kind.substring(kind.indexOf('.') + 1);
  }

  /// Which one it is among all, as events name it.
  String key() {
    return key(kind, id);
  }

  static String key(String kind, String id) {
    return kind + "/" + id;
  }

  /// How upstream registers it.
  ResourceEvent.Item registered() {
    return new ResourceEvent.Item(kind, id, scope, account, null, parent, sameness, null);
  }
}
