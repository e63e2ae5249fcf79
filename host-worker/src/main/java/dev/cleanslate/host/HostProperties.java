package dev.cleanslate.host;

import dev.cleanslate.host.file.ConfigFile;
import dev.cleanslate.host.file.Format;
import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.HostKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the agent is told about its host.
///
/// @param name what targets name in their scope; it must stay the same for as long as the host does
/// @param machineId who the host is; read from `machineIdFile` where it is not set
/// @param machineIdFile the file of systemd's that says who the host is
/// @param files the files that instances may be taken out of, by the names that scopes have
@ConfigurationProperties("cleanslate.host")
record HostProperties(
    String name,
    @Nullable String machineId,
    @DefaultValue("/etc/machine-id") Path machineIdFile,
    @DefaultValue Checks checks,
    @DefaultValue Processes processes,
    @DefaultValue Networking network,
    @DefaultValue Map<String, ConfigPlace> files) {
  HostProperties {
    files = Map.copyOf(files);
    check(
        name != null && HostKind.NAME.matcher(name).matches(),
        "name is missing or has other characters than letters, digits, dots and dashes");
  }

  /// Which of the four looks are made.
  record Checks(
      @DefaultValue("true") boolean threadProcesses,
      @DefaultValue("true") boolean routingTable,
      @DefaultValue("true") boolean vpnInterfaces,
      @DefaultValue("true") boolean configurationFiles) {
    Set<Check> on() {
      Set<Check> on = EnumSet.allOf(Check.class);
      on.removeIf(check -> !isOn(check));
      return on;
    }

    private boolean isOn(Check check) {
      return switch (check) {
        case THREAD_PROCESSES -> threadProcesses;
        case ROUTING_TABLE -> routingTable;
        case VPN_INTERFACES -> vpnInterfaces;
        case CONFIGURATION_FILES -> configurationFiles;
      };
    }
  }

  /// How processes are found and ended.
  ///
  /// @param proc where `/proc` is
  /// @param pidNamespace whose process numbers are meant; the default is the host's own. Empty:
  ///   those that the agent sees
  /// @param grace how long a process may take to end once it was asked to
  /// @param notes where it is noted when that was; a restart of the host must empty it
  record Processes(
      @DefaultValue("/proc") Path proc,
      @DefaultValue("pid:[4026531836]") String pidNamespace,
      @DefaultValue("10s") Duration grace,
      @DefaultValue("/run/cleanslate-host") Path notes) {
    Processes {
      check(
          !grace.isNegative() && grace.compareTo(Duration.ofHours(1)) <= 0,
          "processes.grace must lie between 0 and 1h");
    }
  }

  /// How interfaces and routes are reached.
  ///
  /// @param ip where the program `ip` is
  /// @param limit the longest one run of it may take
  /// @param namespace the network namespace that is meant, by its name; the agent's own where it is
  ///   not set
  /// @param interfaceKinds the kinds of interfaces that may be deleted
  /// @param defaultRoutesOf the tables whose default routes may be deleted
  record Networking(
      @DefaultValue("/usr/sbin/ip") Path ip,
      @DefaultValue("5s") Duration limit,
      @Nullable String namespace,
      @DefaultValue({"tun", "tap", "wireguard"}) Set<String> interfaceKinds,
      @DefaultValue Set<String> defaultRoutesOf) {
    Networking {
      check(ip.isAbsolute(), "network.ip must be an absolute path");
      check(
          limit.toMillis() >= 1 && limit.compareTo(Duration.ofSeconds(20)) <= 0,
          "network.limit must lie between 1ms and 20s");
      check(
          namespace == null || namespace.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"),
          "network.namespace has other characters than letters, digits, dots and dashes");
      interfaceKinds = Set.copyOf(interfaceKinds);
      defaultRoutesOf = Set.copyOf(defaultRoutesOf);
    }
  }

  /// A file that instances may be taken out of, or a directory with a file for each.
  ///
  /// @param at where in a JSON text the instances are (`/vpn/instances`); the whole text where it
  ///   is not set
  /// @param section what sections are called where a key names the instance (`Peer`)
  /// @param key what names an element of a JSON array (`name`), or an instance in a section
  /// @param suffix what follows an instance's name in the names of a directory's files
  record ConfigPlace(
      Path path,
      Form format,
      @DefaultValue("") String at,
      @DefaultValue("") String section,
      @DefaultValue("name") String key,
      @DefaultValue(".conf") String suffix,
      @DefaultValue("config") ConfigFile.Role role) {
    enum Form {
      JSON,
      INI,
      DIRECTORY
    }

    ConfigPlace {
      check(path != null && format != null, "files: path or format is missing");
    }

    ConfigFile file() {
      Format form =
          switch (format) {
            case JSON -> new Format.Json(at, key);
            case INI -> new Format.Ini(section, key);
            case DIRECTORY -> new Format.Directory(suffix);
          };
      return new ConfigFile(path, form, role);
    }
  }

  static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.host." + problem);
    }
  }
}
