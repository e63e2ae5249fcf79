package dev.cleanslate.standalone;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// An application with a Spring context of its own inside this JVM.
final class InProcess implements Part {
  private final Application application;
  private final DataFolder folder;
  private volatile @Nullable ConfigurableApplicationContext context;

  InProcess(Application application, DataFolder folder) {
    this.application = application;
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
    try {
      context =
          new SpringApplicationBuilder(Class.forName(application.mainClass()))
              .bannerMode(Banner.Mode.OFF)
              .registerShutdownHook(false)
              .run(settings);
    } catch (ClassNotFoundException failure) {
      throw new CannotStart(application.name() + " is not part of this build.", failure);
    }
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
