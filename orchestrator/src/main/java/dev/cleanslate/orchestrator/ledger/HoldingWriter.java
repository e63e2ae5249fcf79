package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.ResourceEvent.Intent;
import dev.cleanslate.messages.ResourceEvent.Item;
import dev.cleanslate.messages.ResourceEvent.Parent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The writing half of [JdbcLedger]: whole registrations in single statements.
final class HoldingWriter {
  private final JdbcClient jdbc;

  HoldingWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Ledger.Registration register(Owner owner, List<Item> items, Instant at, String by) {
    List<Holding> settled = new ArrayList<>();
    List<Item> plain = new ArrayList<>();
    for (Item item : items) {
      List<Holding> intent = item.intent() == null ? List.of() : settle(owner, item, at, by);
      settled.addAll(intent);
      if (intent.isEmpty() && !isSettled(owner, item)) {
        plain.add(item);
      }
    }
    List<Long> added = plain.isEmpty() ? List.of() : insert(owner, plain, at, by);
    adopt(owner, items);
    return new Ledger.Registration(byNumber(added), settled);
  }

  private List<Holding> settle(Owner owner, Item item, Instant at, String by) {
    return jdbc.sql(
            """
            update resource
               set id = :id,
                   state = 'registered',
                   scope = :scope::jsonb,
                   account = coalesce(:account, account),
                   name = :name,
                   sameness = :sameness,
                   registered_at = :at::timestamptz,
                   registered_by = :by
             where owner_no = :owner
               and incarnation = :incarnation
               and kind = :kind
               and intent_key = :intent
               and id is null
            returning *
            """)
        .param("id", item.id())
        .param("scope", scope(item))
        .param("account", item.account())
        .param("name", item.name())
        .param("sameness", item.sameness())
        .param("at", at.toString())
        .param("by", by)
        .param("owner", owner.no())
        .param("incarnation", owner.incarnation())
        .param("kind", item.kind())
        .param("intent", item.intent())
        .query((row, _) -> LedgerRow.holding(row))
        .list();
  }

  /// Whether an intent was settled as this before, so that the registration only repeats it.
  private boolean isSettled(Owner owner, Item item) {
    return item.intent() != null
        && jdbc.sql(
                """
                select exists (
                       select 1
                         from resource
                        where owner_no = :owner
                          and incarnation = :incarnation
                          and kind = :kind
                          and intent_key = :intent
                          and id = :id)
                """)
            .param("owner", owner.no())
            .param("incarnation", owner.incarnation())
            .param("kind", item.kind())
            .param("intent", item.intent())
            .param("id", item.id())
            .query((row, _) -> row.getBoolean(1))
            .single();
  }

  private List<Long> insert(Owner owner, List<Item> items, Instant at, String by) {
    return jdbc.sql(
            """
            insert into resource (owner_no, incarnation, kind, id, scope, account, name, tenant, sameness, registered_at,
                                  registered_by)
            select :owner, :incarnation, kind, id, scope::jsonb, account, name, case when name is not null then :tenant end,
                   sameness, :at::timestamptz, :by
              from unnest(:kinds::text[], :ids::text[], :scopes::text[], :accounts::text[], :names::text[],
                          :sameness::text[])
                   as item (kind, id, scope, account, name, sameness)
            on conflict (owner_no, incarnation, kind, id, (scope::text), (coalesce(sameness, '')))
             where id is not null and intent_key is null do update
               set state = 'registered'
             where resource.state = 'removed'
            returning no
            """)
        .param("owner", owner.no())
        .param("incarnation", owner.incarnation())
        .param("tenant", owner.ref().tenant())
        .param("at", at.toString())
        .param("by", by)
        .param("kinds", column(distinct(items), Item::kind))
        .param("ids", column(distinct(items), Item::id))
        .param("scopes", column(distinct(items), HoldingWriter::scope))
        .param("accounts", column(distinct(items), Item::account))
        .param("names", column(distinct(items), Item::name))
        .param("sameness", column(distinct(items), Item::sameness))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// One statement must not write the same row twice.
  private static List<Item> distinct(List<Item> items) {
    record Identity(String kind, String id, String scope, @Nullable String sameness) {}
    return List.copyOf(
        items.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    item -> new Identity(item.kind(), item.id(), scope(item), item.sameness()),
                    Function.identity(),
                    (first, _) -> first,
                    java.util.LinkedHashMap::new))
            .values());
  }

  /// Parents may stand after their children in one list, so they are found once everything is
  /// written.
  private void adopt(Owner owner, List<Item> items) {
    List<Item> children = items.stream().filter(item -> item.parent() != null).toList();
    if (children.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update resource child
               set parent_no = parent.no,
                   goes_with_parent = item.along
              from unnest(:kinds::text[], :ids::text[], :scopes::text[], :parentKinds::text[], :parentIds::text[],
                          :along::boolean[])
                   as item (kind, id, scope, parent_kind, parent_id, along)
              join resource parent
                on parent.owner_no = :owner
               and parent.incarnation = :incarnation
               and parent.kind = item.parent_kind
               and parent.id = item.parent_id
             where child.owner_no = :owner
               and child.incarnation = :incarnation
               and child.kind = item.kind
               and child.id = item.id
               and child.scope = item.scope::jsonb
               and child.parent_no is null
               and child.no <> parent.no
            """)
        .param("owner", owner.no())
        .param("incarnation", owner.incarnation())
        .param("kinds", column(children, Item::kind))
        .param("ids", column(children, Item::id))
        .param("scopes", column(children, HoldingWriter::scope))
        .param("parentKinds", column(children, item -> parent(item, Parent::kind)))
        .param("parentIds", column(children, item -> parent(item, Parent::id)))
        .param("along", children.stream().map(HoldingWriter::goesAlong).toArray(Boolean[]::new))
        .update();
  }

  List<Holding> announce(Owner owner, List<Intent> intents, Instant now, String by) {
    List<Long> added =
        jdbc.sql(
                """
                insert into resource (owner_no, incarnation, kind, scope, account, marker, intent_key, settle_at, state,
                                      registered_at, registered_by)
                select :owner, :incarnation, kind, scope::jsonb, account, marker, intent_key, settle_at::timestamptz,
                       'intended', :now::timestamptz, :by
                  from unnest(:kinds::text[], :scopes::text[], :accounts::text[], :markers::text[], :keys::text[],
                              :settle::text[])
                       as intent (kind, scope, account, marker, intent_key, settle_at)
                on conflict (owner_no, incarnation, kind, intent_key) where intent_key is not null do nothing
                returning no
                """)
            .param("owner", owner.no())
            .param("incarnation", owner.incarnation())
            .param("now", now.toString())
            .param("by", by)
            .param("kinds", column(intents, Intent::kind))
            .param("scopes", column(intents, intent -> JdbcLedger.json(or(intent.scope()))))
            .param("accounts", column(intents, Intent::account))
            .param("markers", column(intents, Intent::marker))
            .param("keys", column(intents, Intent::key))
            .param(
                "settle",
                column(intents, i -> now.plus(Duration.ofMillis(i.settleMs())).toString()))
            .query((row, _) -> row.getLong(1))
            .list();
    return byNumber(added);
  }

  private List<Holding> byNumber(List<Long> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : jdbc
            .sql("select * from resource where no = any (:nos)")
            .param("nos", numbers.toArray(Long[]::new))
            .query((row, _) -> LedgerRow.holding(row))
            .list()
            .stream()
            .sorted(Comparator.comparingLong(Holding::no))
            .toList();
  }

  private static String scope(Item item) {
    return JdbcLedger.json(or(item.scope()));
  }

  private static java.util.Map<String, String> or(java.util.@Nullable Map<String, String> scope) {
    return scope == null ? java.util.Map.of() : scope;
  }

  private static @Nullable String parent(Item item, Function<Parent, String> part) {
    Parent parent = item.parent();
    return parent == null ? null : part.apply(parent);
  }

  private static boolean goesAlong(Item item) {
    Parent parent = item.parent();
    return parent != null && Boolean.TRUE.equals(parent.takesAlong());
  }

  private static <R> @Nullable String[] column(
      List<R> rows, Function<R, ? extends @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
