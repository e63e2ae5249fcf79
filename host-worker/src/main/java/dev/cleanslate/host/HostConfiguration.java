package dev.cleanslate.host;

import dev.cleanslate.host.file.ConfigKind;
import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.host.net.InterfaceKind;
import dev.cleanslate.host.net.Network;
import dev.cleanslate.host.net.RouteKind;
import dev.cleanslate.host.process.ProcessKind;
import dev.cleanslate.worker.CredentialCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the agent together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HostProperties.class)
class HostConfiguration {
  @Bean
  Host host(HostProperties properties) {
    String machine =
        properties.machineId() == null ? line(properties.machineIdFile()) : properties.machineId();
    Path proc = properties.processes().proc();
    return new Host(
        properties.name(), "host/" + machine, line(proc.resolve("sys/kernel/random/boot_id")));
  }

  @Bean
  ProcessKind processes(HostProperties properties, Host host, Clock clock) {
    HostProperties.Processes told = properties.processes();
    return ProcessKind.of(
        host,
        new ProcessKind.Settings(told.proc(), told.pidNamespace(), told.grace(), told.notes()),
        clock);
  }

  @Bean
  InterfaceKind interfaces(HostProperties properties, Host host) {
    return InterfaceKind.of(
        host, network(properties.network()), properties.network().interfaceKinds());
  }

  @Bean
  RouteKind routes(HostProperties properties, Host host) {
    return RouteKind.of(
        host, network(properties.network()), properties.network().defaultRoutesOf());
  }

  private static Network network(HostProperties.Networking told) {
    return new Network(told.ip(), told.namespace(), told.limit());
  }

  @Bean
  ConfigKind configuration(HostProperties properties, Host host) {
    return new ConfigKind(
        host,
        properties.files().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, place -> place.getValue().file())));
  }

  @Bean
  HostHandler hostHandler(Host host, List<HostKind> kinds, HostProperties properties) {
    return new HostHandler(host, kinds, properties.checks().on());
  }

  @Bean
  CredentialCheck hostProbe(Host host, List<HostKind> kinds, HostProperties properties) {
    Set<Check> on = properties.checks().on();
    return new HostProbe(host, kinds.stream().filter(kind -> on.contains(kind.check())).toList());
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "who this host is cannot be read from %s; see docs/host-worker.md".formatted(file),
          failure);
    }
  }
}
