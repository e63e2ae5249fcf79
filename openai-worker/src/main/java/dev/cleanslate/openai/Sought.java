package dev.cleanslate.openai;

import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.Found.Claim;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one search looks for, and what it has come upon so far. For one thread.
final class Sought {
  private static final int MOST_ALIKE = 20;
  private static final int MOST_MINE = Reply.MAX_FOUND - MOST_ALIKE;

  /// Shorter ids occur in the names of strangers too often to be worth a report.
  private static final int SHORTEST_ALIKE = 3;

  private final String mark;
  private final String owner;
  private final Map<ObjectKind, Optional<Pattern>> names;
  private final List<Hit> mine = new ArrayList<>();
  private final List<Hit> alike = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int mineInAll;
  private int alikeInAll;

  private Sought(String mark, String owner, Map<ObjectKind, Optional<Pattern>> names) {
    this.mark = mark;
    this.owner = owner;
    this.names = names;
  }

  /// The target's id is the mark; its scope holds the owner's id and, by kind, the pattern of
  /// names. Files bear no mark, so they are sought only where there is a pattern for them.
  static Sought of(Target target) {
    Map<ObjectKind, Optional<Pattern>> names = new EnumMap<>(ObjectKind.class);
    names.put(ObjectKind.VECTOR_STORE, name(target, ObjectKind.VECTOR_STORE));
    names.put(ObjectKind.ASSISTANT, name(target, ObjectKind.ASSISTANT));
    name(target, ObjectKind.FILE).ifPresent(file -> names.put(ObjectKind.FILE, Optional.of(file)));
    return new Sought(
        Objects.requireNonNull(target.id()), target.scope().getOrDefault("owner", ""), names);
  }

  private static Optional<Pattern> name(Target target, ObjectKind kind) {
    return Optional.ofNullable(target.scope().get(kind.kind().name())).map(Pattern::compile);
  }

  /// Which listings to go through.
  List<ObjectKind> kinds() {
    return List.copyOf(names.keySet());
  }

  /// Takes it in, where anything speaks for its being the owner's.
  void judge(ObjectKind kind, Listed each) {
    Claim claim = claim(kind, each);
    if (claim == null) {
      return;
    }
    Hit hit = new Hit(kind, each, claim);
    if (claim.isAuthority()) {
      mineInAll++;
      keep(mine, hit, MOST_MINE);
    } else {
      alikeInAll++;
      keep(alike, hit, MOST_ALIKE);
    }
  }

  private @Nullable Claim claim(ObjectKind kind, Listed each) {
    if (each.marks().contains(mark)) {
      return Claim.MARK;
    }
    String called = each.name();
    if (called == null) {
      return null;
    }
    if (names
        .getOrDefault(kind, Optional.empty())
        .filter(p -> p.matcher(called).matches())
        .isPresent()) {
      return Claim.NAME;
    }
    return owner.length() >= SHORTEST_ALIKE && called.contains(owner) ? Claim.ALIKE : null;
  }

  private static void keep(List<Hit> hits, Hit hit, int most) {
    if (hits.size() < most) {
      hits.add(hit);
    }
  }

  void leaveOut(ObjectKind kind) {
    leftOut.add(kind.kind().name());
  }

  List<String> leftOut() {
    return leftOut;
  }

  /// How many things are the owner's.
  int mine() {
    return mineInAll;
  }

  /// How many things only resemble.
  int alike() {
    return alikeInAll;
  }

  /// What was come upon, as many as one answer holds.
  List<Found> found(@Nullable String account) {
    List<Found> found = new ArrayList<>();
    mine.forEach(hit -> found.add(hit.found(account)));
    alike.forEach(hit -> found.add(hit.found(account)));
    return found;
  }

  private record Hit(ObjectKind kind, Listed each, Claim claim) {
    Found found(@Nullable String account) {
      String name = each.name();
      return new Found(
          kind.kind().name(),
          each.id(),
          Map.of(),
          account,
          name == null ? null : Words.fit(name, 500),
          claim);
    }
  }
}
