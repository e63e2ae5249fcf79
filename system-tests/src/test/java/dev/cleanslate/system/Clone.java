package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// An owner with all that it has at the provider.
record Clone(OwnerRef ref, List<Belonging> belongings) {
  Clone {
    belongings = List.copyOf(belongings);
  }

  List<Belonging> of(String kind) {
    return belongings.stream().filter(each -> each.kind().equals(kind)).toList();
  }

  Set<String> paths() {
    return belongings.stream().map(Belonging::path).collect(Collectors.toUnmodifiableSet());
  }
}
