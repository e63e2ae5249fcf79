package dev.cleanslate.importer.run;

import dev.cleanslate.importer.ledger.Known;
import dev.cleanslate.importer.mapping.Mapping;
import dev.cleanslate.importer.mapping.OwnerTable;
import dev.cleanslate.importer.mapping.ResourceRule;
import dev.cleanslate.importer.mapping.Term;
import dev.cleanslate.importer.mapping.TrackedTable;
import dev.cleanslate.importer.old.OwnerRows;
import dev.cleanslate.importer.old.Row;
import dev.cleanslate.importer.run.Placement.Alias;
import dev.cleanslate.importer.run.Placement.Lost;
import dev.cleanslate.importer.run.Placement.Placed;
import dev.cleanslate.importer.run.Placement.Told;
import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.ResourceEvent.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes registrations of rows. Pure, and for any number of threads.
final class Placing {
  private static final int LONGEST_NAME = 500;

  private final Mapping mapping;
  private final Values values;
  private final boolean takesFinished;

  /// @param takesFinished whether what the older service was done with is registered as well
  Placing(Mapping mapping, Values values, boolean takesFinished) {
    this.mapping = mapping;
    this.values = values;
    this.takesFinished = takesFinished;
  }

  /// What is registered for the owner with these rows.
  Placement place(OwnerRows owner) {
    return new One(owner).placement();
  }

  /// Whether the older service was done with an owner's row.
  private boolean isFinished(Row row) {
    return !takesFinished
        && mapping
            .owners()
            .finished()
            .map(done ->
                row.value(done.column())
                    .map(value -> done.values().isEmpty() || done.values().contains(value))
                    .orElse(false))
            .orElse(false);
  }

  /// One owner's rows while they are placed.
  private final class One {
    private final OwnerRows owner;
    private final List<Row> live;
    private final Map<Known.Identity, Placed> items = new LinkedHashMap<>();
    private final List<Lost> lost = new ArrayList<>();
    private final Set<Told> rows = new LinkedHashSet<>();
    private final List<Told> finished = new ArrayList<>();

    One(OwnerRows owner) {
      this.owner = owner;
      this.live = owner.own().stream().filter(row -> !isFinished(row)).toList();
    }

    Placement placement() {
      OwnerTable owners = mapping.owners();
      String table = owners.source().table();
      owner.own().stream()
          .filter(row -> !live.contains(row))
          .forEach(row -> finished.add(new Told(table, row)));
      live.forEach(row -> place(owners.resources(), new Told(table, row)));
      boolean isDone = live.isEmpty() && !owner.own().isEmpty();
      mapping.tables().forEach(tracked -> track(tracked, isDone));
      return new Placement(
          owner.id(),
          List.copyOf(items.values()),
          aliases(owners),
          made(),
          live.stream().flatMap(row -> parent(owners, row).stream()).findFirst(),
          rows,
          finished,
          lost);
    }

    private void track(TrackedTable table, boolean isDone) {
      String name = table.source().table();
      for (Row row : owner.tracked().getOrDefault(name, List.of())) {
        Told told = new Told(name, row);
        Optional<String> providers =
            table.providers().flatMap(own -> ProviderAddresses.of(own, row));
        if (isDone) {
          finished.add(told);
        } else if (providers.isPresent()) {
          rows.add(told);
          lose(told, null, Reason.PROVIDER_OWNED, providers.get());
          place(table.resources().stream().filter(ResourceRule::proved).toList(), told);
        } else {
          place(table.resources(), told);
        }
      }
    }

    private void place(List<ResourceRule> rules, Told told) {
      rows.add(told);
      rules.stream()
          .filter(rule -> values.settings().keySet().containsAll(rule.settings()))
          .forEach(rule -> place(rule, told));
    }

    private void place(ResourceRule rule, Told told) {
      String kind = kind(rule.kind(), told.row());
      String id = text(rule.id(), told, kind, rule.optional() ? null : Reason.NO_ID);
      if (id == null) {
        return;
      }
      if (rule.pattern().isPresent() && !rule.pattern().get().matcher(id).matches()) {
        lose(told, kind, Reason.BAD_ID, "«%s» is no id of a %s".formatted(shown(id), kind));
        return;
      }
      Map<String, String> scope = new TreeMap<>();
      for (Map.Entry<String, Term> each : rule.scope().entrySet()) {
        String value = text(each.getValue(), told, kind, Reason.UNKNOWN_TYPE);
        if (value == null) {
          return;
        }
        scope.put(each.getKey(), value);
      }
      String account = text(rule.account(), told, kind, Reason.NO_ID);
      if (account != null && (!rule.proved() || isProvable(told, kind))) {
        item(rule, told, new Raw(kind, id, scope, account));
      }
    }

    private void item(ResourceRule rule, Told told, Raw raw) {
      String name =
          rule.name()
              .flatMap(told.row()::value)
              .filter(text -> text.length() <= LONGEST_NAME && isPrintable(text))
              .orElse(null);
      String proof = rule.proved() ? proof().orElse(null) : null;
      try {
        Item item =
            new Item(raw.kind(), raw.id(), raw.scope(), raw.account(), name, null, proof, null);
        items
            .computeIfAbsent(Known.Identity.of(item), _ -> new Placed(item, new LinkedHashSet<>()))
            .rows()
            .add(told);
      } catch (InvalidField invalid) {
        lose(told, raw.kind(), Reason.UNFIT, invalid.field() + " " + invalid.problem());
      }
    }

    /// The text that a term comes to; null where there is none, which is noted with that reason
    /// unless it may be so.
    private @Nullable String text(Term term, Told told, String kind, @Nullable Reason whereEmpty) {
      return switch (values.find(term, told.row(), owner.id())) {
        case Values.Found.Value(var text) -> text;
        case Values.Found.Empty(var column) -> {
          if (whereEmpty != null) {
            lose(told, kind, whereEmpty, column + " is empty");
          }
          yield null;
        }
        case Values.Found.Unknown(var column, var value) -> {
          lose(
              told,
              kind,
              Reason.UNKNOWN_TYPE,
              "%s is «%s», which the mapping does not know".formatted(column, shown(value)));
          yield null;
        }
      };
    }

    private boolean isProvable(Told told, String kind) {
      String table = mapping.owners().source().table();
      if (owner.own().size() > 1) {
        lose(
            told,
            kind,
            Reason.AMBIGUOUS_OWNER,
            "%d rows of %s bear this id, and nothing tells which of them it belongs to"
                .formatted(owner.own().size(), table));
        return false;
      }
      if (proof().isEmpty()) {
        lose(told, kind, Reason.NO_PROOF, "no row of %s proves whose it is".formatted(table));
        return false;
      }
      return true;
    }

    private Optional<String> proof() {
      return owner.own().stream()
          .findFirst()
          .flatMap(row -> mapping.owners().proof().flatMap(row::value));
    }

    private List<Alias> aliases(OwnerTable owners) {
      Map<String, Alias> aliases = new LinkedHashMap<>();
      for (Row row : live) {
        for (String column : owners.aliases()) {
          row.value(column)
              .filter(name -> !name.equals(owner.id()))
              .ifPresent(name ->
                  aliases.putIfAbsent(
                      name, new Alias(name, new Told(owners.source().table(), row))));
        }
      }
      return List.copyOf(aliases.values());
    }

    private Optional<String> parent(OwnerTable owners, Row row) {
      return owners.parent().flatMap(parent -> row.value(parent.column()));
    }

    /// When the owner was made; where that is not said, when the first of its rows was.
    private @Nullable Instant made() {
      return earliest(live.stream().map(Row::created))
          .or(() ->
              earliest(
                  owner.tracked().values().stream().flatMap(Collection::stream).map(Row::created)))
          .orElse(null);
    }

    private void lose(Told told, @Nullable String kind, Reason reason, String detail) {
      lost.add(new Lost(told, kind, reason, detail));
    }
  }

  private record Raw(String kind, String id, Map<String, String> scope, String account) {}

  private static Optional<Instant> earliest(Stream<@Nullable Instant> times) {
    return times.filter(Objects::nonNull).map(Objects::requireNonNull).min(Instant::compareTo);
  }

  private static String kind(ResourceRule.Kind kind, Row row) {
    return kind.by()
        .flatMap(row::value)
        .map(value -> kind.values().get(value.strip().toLowerCase(Locale.ROOT)))
        .orElse(kind.usual());
  }

  private static boolean isPrintable(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  /// As much of a value as a reason should hold.
  private static String shown(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }
}
