package dev.cleanslate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// In what order parts are started and stopped, and what becomes of a start that is interrupted.
class SupervisorTests {
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  @Test
  void groupsAreStartedInOrderAndStoppedInReverse() throws Exception {
    Supervisor supervisor =
        new Supervisor(List.of(List.of(new Recorded("a")), List.of(new Recorded("b"))));

    supervisor.start();
    supervisor.stop();
    supervisor.stop();

    assertThat(calls).containsExactly("start a", "start b", "stop b", "stop a");
  }

  @Test
  void whatIsStoppedWhileItStartsStartsNoFurtherGroup() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Part slow =
        new Recorded("slow") {
          @Override
          public void start() throws InterruptedException {
            begun.countDown();
            stopped.await();
            super.start();
          }
        };
    Supervisor supervisor = new Supervisor(List.of(List.of(slow), List.of(new Recorded("next"))));
    FutureTask<Throwable> start = new FutureTask<>(() -> catchThrowable(supervisor::start));
    Thread.ofVirtual().start(start);

    begun.await();
    supervisor.stop();
    stopped.countDown();

    assertThat(start.get(20, TimeUnit.SECONDS))
        .isInstanceOf(CannotStart.class)
        .hasMessage("Cleanslate was stopped while it started.");
    assertThat(calls).containsExactly("stop next", "stop slow", "start slow");
  }

  @Test
  void whatWasStoppedStartsNothing() {
    Supervisor supervisor = new Supervisor(List.of(List.of(new Recorded("a"))));

    supervisor.stop();

    assertThatThrownBy(supervisor::start).isInstanceOf(CannotStart.class);
    assertThat(calls).containsExactly("stop a");
  }

  /// A part that does nothing but say what was asked of it.
  private class Recorded implements Part {
    private final String name;

    Recorded(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void start() throws InterruptedException {
      calls.add("start " + name);
    }

    @Override
    public void stop() {
      calls.add("stop " + name);
    }

    @Override
    public boolean isRunning() {
      return calls.contains("start " + name);
    }

    @Override
    public long pid() {
      return 0;
    }
  }
}
