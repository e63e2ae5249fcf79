package dev.cleanslate.standalone;

import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The simulated provider inside this JVM.
final class InProcessSimulator implements Part {
  static final String NAME = "simulator";

  private final DataFolder folder;
  private final int port;
  private volatile @Nullable Simulator simulator;

  InProcessSimulator(DataFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.defaults().withPort(port));
    folder.notePid(NAME, pid());
  }

  @Override
  public void stop() throws IOException {
    Simulator running = simulator;
    if (running != null) {
      running.close();
      simulator = null;
    }
    folder.forgetPid(NAME);
  }

  @Override
  public boolean isRunning() {
    return simulator != null;
  }

  @Override
  public long pid() {
    return isRunning() ? ProcessHandle.current().pid() : 0;
  }
}
