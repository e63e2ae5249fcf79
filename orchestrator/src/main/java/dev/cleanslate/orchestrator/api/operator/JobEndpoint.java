package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.Require;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.api.http.Exact;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.jobs.Jobs;
import dev.cleanslate.orchestrator.jobs.Order;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The jobs, as one tenant sees them: its own results only, whoever else they are run for.
@Tag(name = "jobs", description = "Work that goes by the clock")
@RestController
@RequestMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
final class JobEndpoint {
  private static final int MOST_TYPES = 100;

  private final Jobs jobs;
  private final JdbcClient jdbc;

  JobEndpoint(Jobs jobs, JdbcClient jdbc) {
    this.jobs = jobs;
    this.jdbc = jdbc;
  }

  @Operation(summary = "The jobs: last run, next run, last result, and what there is to do now")
  @GetMapping
  All list(Caller caller) {
    return new All(jobs.names().stream().map(name -> view(caller, name)).toList());
  }

  @Operation(summary = "One job")
  @GetMapping("/{name}")
  JobView get(Caller caller, @PathVariable String name) {
    return view(caller, require(name));
  }

  @Operation(
      summary = "Run a job now, for the tenant",
      description =
          "Answers what was done. Only reports, unless dry_run is false. 409 where it is being"
              + " run.")
  @PostMapping("/{name}/run")
  Map<String, Object> run(
      Caller caller,
      @PathVariable String name,
      @RequestBody(required = false) @Nullable Wanted wanted) {
    Wanted how = wanted == null ? new Wanted(null, null, null) : wanted;
    return jobs.run(require(name), how.order(caller))
        .orElseThrow(() ->
            Problem.of(
                409,
                "job-runs",
                "It is being run",
                "Job %s is being run already; look at its result, or ask again later."
                    .formatted(name)));
  }

  private String require(String name) {
    if (!jobs.names().contains(name)) {
      throw Problem.unknown(
          "unknown-job", "There is no job %s; there are %s.".formatted(name, jobs.names()));
    }
    return name;
  }

  private JobView view(Caller caller, String name) {
    long due = jobs.due(name, caller.tenant());
    return jdbc.sql(
            """
            select job.*, job_result.at, job_result.result, coalesce(lease_until > clock_timestamp(), false) as running
              from job
              left join job_result
                on job_result.job = job.name
               and job_result.tenant = :tenant
             where name = :name
            """)
        .param("tenant", caller.tenant())
        .param("name", name)
        .query((row, _) -> {
          String result = row.getString("result");
          return new JobView(
              name,
              row.getBoolean("running"),
              due,
              Columns.time(row, "last_started"),
              Columns.time(row, "last_finished"),
              jobs.goesByItself(name) ? Columns.time(row, "next_run") : null,
              Columns.time(row, "at"),
              result == null ? null : Wire.json().readTree(result));
        })
        .optional()
        .orElseGet(() -> new JobView(name, false, due, null, null, null, null, null));
  }

  /// How a job is to be run.
  ///
  /// @param maxAgeHours how old something must be to count as an orphan; absent means 24
  /// @param ownerTypes only orphans of owners of these types; absent or none means of all
  /// @param dryRun whether it only says what it would do; absent means yes
  record Wanted(
      @Nullable Integer maxAgeHours, @Nullable List<String> ownerTypes, @Nullable Boolean dryRun)
      implements Exact {
    Wanted {
      if (maxAgeHours != null) {
        Require.within("max_age_hours", maxAgeHours, 0, 24 * 3650);
      }
      if (ownerTypes != null) {
        Require.within("owner_types.size", ownerTypes.size(), 0, MOST_TYPES);
        ownerTypes.forEach(type -> Require.slug("owner_types", type));
      }
    }

    Order order(Caller caller) {
      Duration age = maxAgeHours == null ? Order.MAX_AGE : Duration.ofHours(maxAgeHours);
      Set<String> types = ownerTypes == null ? Set.of() : Set.copyOf(ownerTypes);
      return new Order(caller.tenant(), caller.name(), age, types, !Boolean.FALSE.equals(dryRun));
    }
  }

  /// All jobs.
  record All(List<JobView> items) {}

  /// A job as it is shown.
  ///
  /// @param running whether an orchestrator runs it now
  /// @param due how much there is to do for the tenant now
  /// @param lastStarted when it was last begun, for whomever
  /// @param nextRun when it is run again by itself; absent where it is run by order only
  /// @param lastResultAt when it was last run for the tenant
  /// @param lastResult what was done for the tenant then
  record JobView(
      String name,
      boolean running,
      long due,
      @Nullable Instant lastStarted,
      @Nullable Instant lastFinished,
      @Nullable Instant nextRun,
      @Nullable Instant lastResultAt,
      @Nullable JsonNode lastResult) {}
}
