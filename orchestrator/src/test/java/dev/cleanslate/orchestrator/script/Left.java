package dev.cleanslate.orchestrator.script;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is left of owners, as the tests say it, and the script for it.
final class Left {
  static final Catalog SHIPPED = shipped();
  static final Instant AT = Instant.parse("2026-11-21T18:00:00Z");

  private static final Instant BORN = Instant.parse("2026-11-01T00:00:00Z");

  private Left() {}

  static Leftover of(String type, String id, List<Target> targets) {
    return of(type, id, targets, Map.of());
  }

  /// Owners that belong to one: their targets come first, in that order.
  static Leftover owning(String type, String id, List<Leftover> owned) {
    List<Target> targets = new ArrayList<>();
    Map<Long, Leftover> byNumber = new HashMap<>();
    for (Leftover each : owned) {
      OwnerRef ref = each.owner().ref();
      targets.add(new Target("owner", ref.id(), Map.of("type", ref.type()), null, null, "1"));
      byNumber.put((long) targets.size(), each);
    }
    return of(type, id, targets, byNumber);
  }

  private static Leftover of(
      String type, String id, List<Target> targets, Map<Long, Leftover> own) {
    Owner owner =
        new Owner(1, new OwnerRef(null, type, id), 1, Owner.State.DELETING, BORN, null, true);
    List<Holding> holdings = new ArrayList<>();
    targets.forEach(
        target -> holdings.add(new Holding(holdings.size() + 1, target, null, false, null)));
    return new Leftover(owner, holdings, own);
  }

  static String script(Leftover leftover) {
    return Composer.script(SHIPPED, leftover, functions(), AT);
  }

  private static String functions() {
    try (var file = Scripts.class.getResourceAsStream("functions.sh")) {
      return new String(
          java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Catalog shipped() {
    try (var yaml =
        new InputStreamReader(
            Files.newInputStream(Path.of("src/main/resources/catalog.yaml")),
            StandardCharsets.UTF_8)) {
      return CatalogReader.read(yaml);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
