package dev.cleanslate.orchestrator.script;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The scripts with which a person deletes by hand what is left of an owner. Only reads, without
/// locks, in the caller's transaction; thread-safe.
public final class Scripts {
  /// The most resources one script may have; it is made in memory.
  public static final int MOST = 20_000;

  private static final int PAGE = 1000;

  private final Ledger ledger;
  private final Catalog catalog;
  private final String how = functions();

  Scripts(Ledger ledger, Catalog catalog) {
    this.ledger = ledger;
    this.catalog = catalog;
  }

  /// A bash script that deletes what is left of this owner, and of those it owns; empty where
  /// nobody registered it. [TooLong] where that is more than [#MOST].
  ///
  /// @param ref by id or alias
  /// @param at the time that stands in it
  public Optional<String> of(OwnerRef ref, Instant at) {
    return ledger
        .find(ref)
        .map(owner -> Composer.script(catalog, new Reading().of(owner), how, at));
  }

  private static String functions() {
    try (InputStream file = Scripts.class.getResourceAsStream("functions.sh")) {
      return new String(
          Objects.requireNonNull(file, "functions.sh lies beside this class").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Reads an owner and all below it, each once.
  private final class Reading {
    private final Set<Long> seen = new HashSet<>();
    private int read;

    Leftover of(Owner owner) {
      seen.add(owner.no());
      List<Holding> holdings = new ArrayList<>();
      List<Holding> page = page(owner, 0);
      while (!page.isEmpty()) {
        read += page.size();
        if (read > MOST) {
          throw new TooLong(owner.ref());
        }
        page.stream().filter(each -> !isOver(owner, each.target())).forEach(holdings::add);
        page = page.size() < PAGE ? List.of() : page(owner, page.getLast().no());
      }
      Map<Long, Leftover> owned = new HashMap<>();
      holdings.forEach(holding ->
          child(owner, holding.target()).ifPresent(child -> owned.put(holding.no(), of(child))));
      return new Leftover(owner, holdings, owned);
    }

    /// The owner that a holding is, in the life that goes with this one.
    private Optional<Owner> child(Owner owner, Target target) {
      return named(owner, target)
          .filter(child -> String.valueOf(child.incarnation()).equals(target.sameness()))
          .filter(child -> !seen.contains(child.no()));
    }

    /// Whether a holding is an owner that was deleted by itself, in that life.
    private boolean isOver(Owner owner, Target target) {
      return named(owner, target)
          .filter(child -> child.state() == Owner.State.DELETED)
          .filter(child -> String.valueOf(child.incarnation()).equals(target.sameness()))
          .isPresent();
    }

    private Optional<Owner> named(Owner owner, Target target) {
      String type = target.scope().get(OwnerRef.TYPE_SCOPE);
      return target.kind().equals(OwnerRef.KIND) && type != null && target.id() != null
          ? ledger.find(new OwnerRef(owner.ref().tenant(), type, target.id()))
          : Optional.empty();
    }

    private List<Holding> page(Owner owner, long beyond) {
      return ledger.holdings(Map.of(owner, beyond), PAGE).getOrDefault(owner.no(), List.of());
    }
  }

  /// There is more than one script may have; the text says what to do.
  public static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong(OwnerRef owner) {
      super(
          "%s has more than %d resources left; ask for the scripts of the owners it owns, or let Cleanslate delete it"
              .formatted(owner, MOST));
    }
  }
}
