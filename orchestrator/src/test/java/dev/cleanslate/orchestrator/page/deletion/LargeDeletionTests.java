package dev.cleanslate.orchestrator.page.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.page.StuckWorld;
import dev.cleanslate.orchestrator.page.Visitor;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A deletion of 10,000 steps, seven of which are stuck.
class LargeDeletionTests {
  private static final int SMALL = 150_000;
  private static final Pattern STEP = Pattern.compile("/steps/([0-9]+)");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*cursor=[^\"]*)\"");

  private static Visitor visitor;
  private static String page;

  @BeforeAll
  static void begin() {
    StuckWorld world = StuckWorld.fresh();
    visitor = Visitor.of(world.tenant(), "read");
    String id = world.stuck("large", 1, "protected: a retention guards it", 2);
    page = "/deletions/" + id;
    grow(id);
  }

  @Test
  void eachKindIsOneCellAndOnlyWhatIsInTroubleStandsOutOfIt() {
    String text = visitor.get(page).body();

    assertThat(text.length()).isLessThan(SMALL);
    assertThat(text).contains("9,992 of 10,000 proved gone, 7 stuck, 1 still to come.");
    assertThat(steps(text)).hasSize(7);
  }

  @Test
  void thoseOfAKindAreReadPageByPageAndEachOfThemOnce() {
    Set<String> all = new HashSet<>();
    String next = page + "/kinds/openai.vector_store";
    for (int pages = 0; pages < 200 && !next.isEmpty(); pages++) {
      String text = visitor.get(next).body();
      assertThat(text.length()).isLessThan(SMALL);
      steps(text).forEach(step -> assertThat(all.add(step)).as(step).isTrue());
      Matcher link = NEXT.matcher(text);
      next = link.find() ? link.group(1).replace("&amp;", "&") : "";
    }

    assertThat(all).hasSize(2_000);
  }

  private static Set<String> steps(String text) {
    Set<String> steps = new HashSet<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      steps.add(step.group(1));
    }
    return steps;
  }

  private static void grow(String id) {
    JdbcClient jdbc = RunningApi.bean(JdbcClient.class);
    jdbc.sql(
            """
              with grown as (
                   insert into resource (owner_no, incarnation, kind, id, account, state, registered_at)
                   select owner_no, incarnation,
                          case when n % 5 < 2 then 'openai.file' when n % 5 < 4 then 'openai.store_file'
                               else 'openai.vector_store' end,
                          'large-' || n, 'account', 'registered', clock_timestamp()
                     from saga, generate_series(1, 9999) as n
                    where saga.id = cast(:id as uuid)
                returning no, kind)
            insert into step (saga_id, id, kind, state, round, attempt, unanswered, failures, passed, refused, why,
                              due_at, changed_at)
            select cast(:id as uuid), no, kind, state, 1, 2, 0, 0, state = 'gone', state = 'stuck',
                   case state when 'stuck' then 'protected: a retention guards it' end,
                   case state when 'stuck' then clock_timestamp() + interval '1 day' end, clock_timestamp()
              from (select no, kind,
                           case when kind = 'openai.vector_store' and row_number() over (partition by kind order by no) <= 7
                                then 'stuck' else 'gone' end as state
                      from grown) as step
            """)
        .param("id", id)
        .update();
    jdbc.sql(
            """
            update saga
               set planned = 1, sent = 0, waiting = 0, checking = 0, stuck = 7, unverifiable = 0, gone = 9992
             where id = cast(:id as uuid)
            """)
        .param("id", id)
        .update();
  }
}
