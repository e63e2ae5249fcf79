package dev.cleanslate.orchestrator.jobs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The jobs, and their door. Thread-safe; of several orchestrators one runs a job at a time, and
/// what one that died had begun another does again once its lease is over.
public final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, Duration> every;
  private final JobRows rows;

  Jobs(List<Job> jobs, Map<String, Duration> every, JobRows rows) {
    jobs.forEach(job -> this.jobs.put(job.name(), job));
    this.every = Map.copyOf(every);
    this.rows = rows;
  }

  /// Their names, in the order in which they are shown.
  public List<String> names() {
    return List.copyOf(jobs.keySet());
  }

  /// Whether a job is run by itself, rather than by order only.
  public boolean goesByItself(String name) {
    return every.containsKey(name);
  }

  /// How much a job has to do for a tenant now.
  public long due(String name, String tenant) {
    return job(name).due(tenant);
  }

  /// Runs a job for one tenant, now; empty, and nothing is done, where somebody else runs it.
  public Optional<Map<String, Object>> run(String name, Order order) {
    rows.declare(jobs.keySet());
    if (!rows.take(name)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> result = job(name).run(order, () -> rows.renew(name));
      rows.tell(name, order.tenant(), result);
      return Optional.of(result);
    } finally {
      rows.finish(name, Optional.empty());
    }
  }

  /// Runs one job whose time has come, for everybody; `false` where there is none.
  boolean runDue() {
    rows.declare(jobs.keySet());
    Optional<String> due = rows.takeDue(every.keySet());
    due.ifPresent(this::runForAll);
    return due.isPresent();
  }

  /// What fails for one tenant is told, and does not keep the others waiting.
  private void runForAll(String name) {
    for (String tenant : rows.tenants()) {
      rows.renew(name);
      rows.tell(name, tenant, result(name, tenant));
    }
    rows.finish(name, Optional.ofNullable(every.get(name)));
  }

  private Map<String, Object> result(String name, String tenant) {
    Job job = job(name);
    try {
      var order = new Order(tenant, "cleanslate", Order.MAX_AGE, job.onlyReports());
      return job.run(order, () -> rows.renew(name));
    } catch (TakenOver lost) {
      throw lost;
    } catch (RuntimeException failure) {
      LOG.error(
          "job {} failed for tenant {}; it is run again at its next time", name, tenant, failure);
      return Map.of("failed", "the log of the orchestrator says why");
    }
  }

  private Job job(String name) {
    return Optional.ofNullable(jobs.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no job " + name));
  }
}
