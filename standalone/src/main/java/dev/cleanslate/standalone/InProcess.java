package dev.cleanslate.standalone;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// An application with a Spring context of its own inside this JVM.
final class InProcess implements Part {
  private final Application application;
  private final Supplier<SpringApplication> spring;
  private final DataFolder folder;
  private volatile @Nullable ConfigurableApplicationContext context;

  InProcess(Application application, Supplier<SpringApplication> spring, DataFolder folder) {
    this.application = application;
    this.spring = spring;
    this.folder = folder;
  }

  @Override
  public String name() {
    return application.name();
  }

  @Override
  public void start() throws IOException {
    String[] settings =
        application.properties().entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    SpringApplication starting = spring.get();
    starting.setBannerMode(Banner.Mode.OFF);
    // Its supervisor closes it, in the right order.
    starting.setRegisterShutdownHook(false);
    context = starting.run(settings);
    folder.notePid(name(), pid());
  }

  @Override
  public void stop() throws IOException {
    ConfigurableApplicationContext running = context;
    if (running != null) {
      running.close();
    }
    folder.forgetPid(name());
  }

  @Override
  public boolean isRunning() {
    ConfigurableApplicationContext running = context;
    return running != null && running.isActive();
  }

  @Override
  public long pid() {
    return isRunning() ? ProcessHandle.current().pid() : 0;
  }
}
