package dev.cleanslate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.host.file.ConfigFile;
import dev.cleanslate.host.file.Format;
import dev.cleanslate.host.kind.Check;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// What the agent is told, and what it makes of nothing.
class HostPropertiesTests {
  @Test
  void theDefaultsAreCautious() {
    HostProperties properties = bound(Map.of());

    assertThat(properties.machineIdFile()).isEqualTo(Path.of("/etc/machine-id"));
    assertThat(properties.checks().on()).containsExactlyInAnyOrder(Check.values());
    assertThat(properties.processes())
        .isEqualTo(
            new HostProperties.Processes(
                Path.of("/proc"),
                "pid:[4026531836]",
                Duration.ofSeconds(10),
                Path.of("/run/cleanslate-host")));
    assertThat(properties.network().ip()).isEqualTo(Path.of("/usr/sbin/ip"));
    assertThat(properties.network().limit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(properties.network().namespace()).isNull();
    assertThat(properties.network().interfaceKinds())
        .containsExactlyInAnyOrder("tun", "tap", "wireguard");
    assertThat(properties.network().defaultRoutesOf()).isEmpty();
    assertThat(properties.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "thread-processes, THREAD_PROCESSES",
    "routing-table, ROUTING_TABLE",
    "vpn-interfaces, VPN_INTERFACES",
    "configuration-files, CONFIGURATION_FILES"
  })
  void eachCheckIsSwitchedOffByItsOwnSetting(String setting, Check check) {
    assertThat(check.setting()).isEqualTo("cleanslate.host.checks." + setting);
    assertThat(bound(Map.of("checks." + setting, "false")).checks().on())
        .hasSize(3)
        .doesNotContain(check);
  }

  @Test
  void aFileIsDescribedByItsFormat() {
    HostProperties properties =
        bound(
            Map.of(
                "files.vpn.path", "/etc/vpn.json",
                "files.vpn.format", "json",
                "files.vpn.at", "/instances",
                "files.peers.path", "/etc/wireguard/all.conf",
                "files.peers.format", "ini",
                "files.peers.section", "Peer",
                "files.peers.key", "PublicKey",
                "files.caches.path", "/etc/vpn.d",
                "files.caches.format", "directory",
                "files.caches.role", "cache"));

    assertThat(properties.files()).hasSize(3);
    assertThat(file(properties, "vpn"))
        .isEqualTo(
            new ConfigFile(
                Path.of("/etc/vpn.json"),
                new Format.Json("/instances", "name"),
                ConfigFile.Role.CONFIG));
    assertThat(file(properties, "peers"))
        .isEqualTo(
            new ConfigFile(
                Path.of("/etc/wireguard/all.conf"),
                new Format.Ini("Peer", "PublicKey"),
                ConfigFile.Role.CONFIG));
    assertThat(file(properties, "caches"))
        .isEqualTo(
            new ConfigFile(
                Path.of("/etc/vpn.d"), new Format.Directory(".conf"), ConfigFile.Role.CACHE));
  }

  private static ConfigFile file(HostProperties properties, String name) {
    return Objects.requireNonNull(properties.files().get(name)).file();
  }

  @ParameterizedTest
  @CsvSource({
    "name, 'a b', name",
    "name, '', name",
    "processes.grace, 2h, processes.grace",
    "network.ip, ip, network.ip",
    "network.limit, 1m, network.limit",
    "network.namespace, -n, network.namespace",
    "files.vpn.format, json, files: path"
  })
  void whatMakesNoSenseStopsTheStart(String setting, String value, String named) {
    assertThatThrownBy(() -> bound(Map.of(setting, value)))
        .rootCause()
        .hasMessageContaining("cleanslate.host." + named);
  }

  private static HostProperties bound(Map<String, String> told) {
    Map<String, String> all = new HashMap<>(Map.of("cleanslate.host.name", "gw-1"));
    told.forEach((name, value) -> all.put("cleanslate.host." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("cleanslate.host", HostProperties.class);
  }
}
