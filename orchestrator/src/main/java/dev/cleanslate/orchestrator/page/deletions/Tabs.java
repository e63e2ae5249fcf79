package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.HeldBack;
import dev.cleanslate.orchestrator.page.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many deletions there are of what, and what the filters can ask for.
@Component
final class Tabs {
  private static final int MOST = 10_000;

  private final Listing listing;
  private final JdbcClient jdbc;

  Tabs(Listing listing, JdbcClient jdbc) {
    this.listing = listing;
    this.jdbc = jdbc;
  }

  /// One tab.
  ///
  /// @param count as it is shown; empty where it is not counted
  record Tab(String name, String word, String path, String count, boolean current) {}

  List<Tab> all(Caller caller, Sieve sieve, HeldBack held, Instant now) {
    return Sieve.TABS.stream().map(name -> tab(caller, sieve, held, now, name)).toList();
  }

  /// The types of owners that were ever deleted; told to who may see all of them only.
  List<String> types(Caller caller) {
    if (caller.onlyHeld()) {
      return List.of();
    }
    return jdbc.sql("select distinct owner_type from saga where tenant = :tenant order by 1")
        .param("tenant", caller.tenant())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// What blocks deletions now, by the codes of the causes; told as the types are.
  List<String> failures(Caller caller) {
    if (caller.onlyHeld()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select distinct split_part(reason, ':', 1)
              from finding
             where tenant = :tenant
               and state in ('open', 'acknowledged')
               and finding in ('stuck', 'unverifiable')
             order by 1
             limit 50
            """)
        .param("tenant", caller.tenant())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// What has ended is not counted: there may be millions.
  private Tab tab(Caller caller, Sieve sieve, HeldBack held, Instant now, String name) {
    boolean counted = !name.equals("finished") && !name.equals("rehearsals");
    Sieve alone = Sieve.of(Map.of("tab", name));
    int count = counted ? listing.count(caller, alone, held, now, MOST + 1) : 0;
    return new Tab(
        name, word(name), alone.path(name), counted ? shown(count) : "", name.equals(sieve.tab()));
  }

  /// A count that was given up says so.
  static String shown(int count) {
    return count > MOST ? Slate.number(MOST) + " or more" : Slate.number(count);
  }

  private static String word(String name) {
    return switch (name) {
      case "open" -> "Open";
      case "stuck" -> "Stuck";
      case "moving" -> "Moving";
      case "held" -> "Held";
      case "finished" -> "Finished";
      case "rehearsals" -> "Dry runs";
      default -> throw new IllegalArgumentException("no tab: " + name);
    };
  }
}
