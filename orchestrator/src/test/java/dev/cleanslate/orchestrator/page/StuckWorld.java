package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletions of one tenant as they are after some time, written as the engine would have written
/// them, for looking at.
public record StuckWorld(Client client) {
  public static StuckWorld fresh() {
    return new StuckWorld(RunningApi.freshTenant());
  }

  public String tenant() {
    return client.tenant();
  }

  /// A clone whose deletion waits for its next step.
  public String moving(String clone, int files) {
    return client.registered(clone, files).deletion(clone);
  }

  /// Somebody had what is stuck tried again.
  public void triedAgain(String id) {
    sql("update saga set state = 'deleting', stuck = 0, sent = 1 where id = cast(:id as uuid)")
        .param("id", id)
        .update();
  }

  /// A clone whose deletion is stuck for that reason, for so many hours.
  public String stuck(String clone, int files, String reason, int hours) {
    String id = moving(clone, files);
    long step =
        sql("select max(no) from resource where id = :id")
            .param("id", "file-" + clone + "-1")
            .query(Long.class)
            .single();
    sql("""
    update saga
       set state = 'stuck', planned = 0, sent = 0, waiting = 0, stuck = 1, gone = :gone, due_at = null, ever_sent = true,
           created_at = clock_timestamp() - make_interval(hours => :hours + 1)
     where id = cast(:id as uuid)
    """)
        .param("gone", files - 1)
        .param("hours", hours)
        .param("id", id)
        .update();
    sql("""
    insert into finding (tenant, owner_type, owner_id, saga_id, step, finding, resource, reason, opened_at)
    values (:tenant, 'clone', :clone, cast(:id as uuid), :step, 'stuck', '{"kind":"openai.file","id":"file-1","scope":{}}', :reason,
            clock_timestamp() - make_interval(hours => :hours))
    """)
        .param("tenant", tenant())
        .param("clone", clone)
        .param("id", id)
        .param("step", step)
        .param("reason", reason)
        .param("hours", hours)
        .update();
    return id;
  }

  /// Says that a deletion's steps wait for an answer of that account.
  public void opened(String id, String account) {
    sql("update resource set account = :account where no in (select id from step where saga_id ="
            + " cast(:id as uuid))")
        .param("account", account)
        .param("id", id)
        .update();
    sql("update step set state = 'waiting', attempt = 1 where saga_id = cast(:id as uuid)")
        .param("id", id)
        .update();
  }

  /// Says whose an owner is.
  public void heldBy(String clone, String holder) {
    sql("update owner set holder = :holder, holder_incarnation = incarnation where tenant = :tenant"
            + " and id = :clone")
        .param("holder", holder)
        .param("tenant", tenant())
        .param("clone", clone)
        .update();
  }

  /// The state of a deletion.
  public String state(String id) {
    return sql("select state from saga where id = :id")
        .param("id", UUID.fromString(id))
        .query(String.class)
        .single();
  }

  private static JdbcClient.StatementSpec sql(String text) {
    return RunningApi.bean(JdbcClient.class).sql(text);
  }
}
