package dev.cleanslate.records;

import dev.cleanslate.messages.Target;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.CountingHandler;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the worker knows about records. A target is a set: all rows of its kind's table that bear
/// the owner's key. Thread-safe.
final class RecordsHandler implements CountingHandler {
  private final Map<String, RecordKind> kinds = new LinkedHashMap<>();
  private final Deletion deletion;
  private final Look look;
  private final Owners owners;
  private final Headcount headcount;

  /// @param declared the kinds; those whose database is not configured are left out
  RecordsHandler(List<RecordKind> declared, Databases databases, Taking taking) {
    declared.stream()
        .filter(kind -> databases.has(kind.database()))
        .forEach(kind -> kinds.put(kind.name(), kind));
    this.deletion = new Deletion(databases, taking);
    this.look = new Look(databases);
    this.owners = new Owners(databases);
    this.headcount = new Headcount(databases);
  }

  /// Those whose database is configured.
  List<RecordKind> declared() {
    return List.copyOf(kinds.values());
  }

  /// No scope: the kind's own declaration says in which database it is. No marks: what is only
  /// announced cannot be told from what others put there.
  @Override
  public Collection<Kind> kinds() {
    return kinds.values().stream()
        .map(kind -> new Kind(kind.name(), kind.id(), Map.of(), false))
        .toList();
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    return deletion.advance(named(target.kind()), target, errand);
  }

  @Override
  public Looked look(Target target, Errand errand) {
    return look.at(named(target.kind()), target, errand);
  }

  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return owners.list(named(kind), errand, each);
  }

  @Override
  public Counted count(String kind, @Nullable String after, int most, Errand errand) {
    RecordKind counted = named(kind);
    return headcount.page(counted, record(counted), Optional.ofNullable(after), most, errand);
  }

  /// The kind of the owners' own records: whose table proves the owner.
  private Optional<RecordKind> record(RecordKind of) {
    return of.sameness()
        .flatMap(proof ->
            kinds.values().stream()
                .filter(kind -> kind.database().equals(of.database()))
                .filter(kind -> kind.table().equals(proof.table()))
                .filter(kind -> kind.owner().equals(proof.key()))
                .findFirst());
  }

  private RecordKind named(String name) {
    RecordKind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("the kind %s is not served here".formatted(name));
    }
    return kind;
  }
}
