package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.notice.NotificationProperties.ChannelType;
import dev.cleanslate.orchestrator.notice.NotificationProperties.WrittenChannel;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Encryption;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Login;
import dev.cleanslate.orchestrator.notice.channel.Patience;
import dev.cleanslate.orchestrator.notice.channel.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one channel.
final class ChannelReader {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:]([A-Za-z0-9.:-]{0,252})");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,253}");
  private static final Pattern TOPIC =
      Pattern.compile("[A-Za-z0-9_.-]{1,60}(/[A-Za-z0-9_.-]{1,60}){0,6}");
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final int LEAST_SECRET = 24;

  private static final Map<ChannelType, Set<String>> USED =
      Map.of(
          ChannelType.WEBHOOK,
          Set.of("url", "secret-file", "secret-env", "allow-http"),
          ChannelType.EMAIL,
          Set.of(
              "host",
              "port",
              "encryption",
              "username",
              "password-file",
              "password-env",
              "from",
              "to"),
          ChannelType.MQTT,
          Set.of(
              "host",
              "port",
              "tls",
              "username",
              "password-file",
              "password-env",
              "client-id",
              "topic"));

  private final String at;
  private final UnaryOperator<@Nullable String> environment;

  ChannelReader(String at, UnaryOperator<@Nullable String> environment) {
    this.at = at;
    this.environment = environment;
  }

  ChannelSettings read(WrittenChannel written) {
    ChannelType type = written.type();
    if (type == null) {
      throw mistake("type", "is missing; it is webhook, email or mqtt");
    }
    written(written)
        .forEach((setting, value) -> {
          if (value != null && !Objects.requireNonNull(USED.get(type)).contains(setting)) {
            throw mistake(setting, "means nothing for this type of channel; leave it out");
          }
        });
    return switch (type) {
      case WEBHOOK ->
          new ChannelSettings.Webhook(url(written), signing(written), patience(written));
      case EMAIL -> email(written);
      case MQTT -> mqtt(written);
    };
  }

  private static Map<String, @Nullable Object> written(WrittenChannel written) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("url", written.url());
    values.put("secret-file", written.secretFile());
    values.put("secret-env", written.secretEnv());
    values.put("allow-http", written.allowHttp());
    values.put("host", written.host());
    values.put("port", written.port());
    values.put("encryption", written.encryption());
    values.put("tls", written.tls());
    values.put("username", written.username());
    values.put("password-file", written.passwordFile());
    values.put("password-env", written.passwordEnv());
    values.put("from", written.from());
    values.put("to", written.to());
    values.put("client-id", written.clientId());
    values.put("topic", written.topic());
    return values;
  }

  private URI url(WrittenChannel written) {
    URI url = written.url();
    if (url == null || url.getHost() == null) {
      throw mistake("url", "is missing, or names no host");
    }
    boolean http = "http".equals(url.getScheme()) && Boolean.TRUE.equals(written.allowHttp());
    if (!http && !"https".equals(url.getScheme())) {
      throw mistake("url", "must begin with https://, or with http:// where allow-http is true");
    }
    if (url.getUserInfo() != null || url.getFragment() != null) {
      throw mistake("url", "must hold neither a login nor a fragment");
    }
    return url;
  }

  private List<Secret> signing(WrittenChannel written) {
    String text = secret("secret", written.secretFile(), written.secretEnv());
    if (text == null) {
      throw mistake("secret-file", "is missing; name a file, or a variable in secret-env");
    }
    List<Secret> secrets =
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).map(Secret::new).toList();
    if (secrets.isEmpty()) {
      throw mistake("secret-file", "or secret-env holds nothing");
    }
    secrets.forEach(this::requireLong);
    return secrets;
  }

  private void requireLong(Secret secret) {
    String text = secret.value();
    int bytes = text.length();
    if (text.startsWith("whsec_")) {
      try {
        bytes = Base64.getDecoder().decode(text.substring("whsec_".length())).length;
      } catch (IllegalArgumentException _) {
        throw mistake("secret-file", "or secret-env: what follows whsec_ is not base64");
      }
    }
    if (bytes < LEAST_SECRET) {
      throw mistake("secret-file", "or secret-env: a secret needs at least 24 bytes");
    }
  }

  private ChannelSettings email(WrittenChannel written) {
    Encryption encryption = Objects.requireNonNullElse(written.encryption(), Encryption.STARTTLS);
    int usual =
        switch (encryption) {
          case NONE -> 25;
          case STARTTLS -> 587;
          case TLS -> 465;
        };
    List<String> to = Objects.requireNonNullElse(written.to(), List.of());
    if (to.isEmpty()) {
      throw mistake("to", "is missing; name who is written to");
    }
    to.forEach(address -> matching("to", address, ADDRESS, "no mail address"));
    return new ChannelSettings.Email(
        matching("host", written.host(), HOST, "no host's name"),
        port(written, usual),
        encryption,
        login(written),
        matching("from", written.from(), ADDRESS, "no mail address"),
        to,
        patience(written));
  }

  private ChannelSettings mqtt(WrittenChannel written) {
    boolean tls = !Boolean.FALSE.equals(written.tls());
    return new ChannelSettings.Mqtt(
        matching("host", written.host(), HOST, "no host's name"),
        port(written, tls ? 8883 : 1883),
        tls,
        login(written),
        matching(
            "client-id",
            Objects.requireNonNullElse(written.clientId(), "cleanslate"),
            CLIENT,
            "more than letters, digits and dashes, or longer than 40"),
        matching(
            "topic",
            Objects.requireNonNullElse(written.topic(), "cleanslate"),
            TOPIC,
            "no plain topic, as in site/cleanslate"),
        patience(written));
  }

  private String matching(String setting, @Nullable String text, Pattern form, String otherwise) {
    if (text == null) {
      throw mistake(setting, "is missing");
    }
    if (!form.matcher(text).matches()) {
      throw mistake(setting, "is " + otherwise + ": «" + text + "»");
    }
    return text;
  }

  private int port(WrittenChannel written, int usual) {
    int port = written.port() == null ? usual : written.port();
    if (port < 1 || port > 65_535) {
      throw mistake("port", "must lie between 1 and 65535");
    }
    return port;
  }

  private @Nullable Login login(WrittenChannel written) {
    String password = secret("password", written.passwordFile(), written.passwordEnv());
    if (written.username() == null && password == null) {
      return null;
    }
    if (written.username() == null || password == null || password.isBlank()) {
      throw mistake(
          "username", "goes with password-file or password-env; one of the two is missing");
    }
    return new Login(written.username(), new Secret(password.strip()));
  }

  private @Nullable String secret(String what, @Nullable Path file, @Nullable String variable) {
    if (file != null && variable != null) {
      throw mistake(what + "-file", "and " + what + "-env are both there; leave one out");
    }
    if (file != null) {
      try {
        return Files.readString(file);
      } catch (IOException failure) {
        throw mistake(what + "-file", "cannot be read: " + failure.getClass().getSimpleName());
      }
    }
    if (variable == null) {
      return null;
    }
    String value = environment.apply(variable);
    if (value == null) {
      throw mistake(what + "-env", "names a variable that is not set");
    }
    return value;
  }

  private Patience patience(WrittenChannel written) {
    between("timeout", written.timeout(), Duration.ofMillis(10), Duration.ofMinutes(1));
    between("first", written.first(), Duration.ofMillis(1), Duration.ofHours(1));
    between("most", written.most(), written.first(), Duration.ofDays(1));
    between("give-up-after", written.giveUpAfter(), Duration.ZERO, Duration.ofDays(30));
    return new Patience(written.timeout(), written.first(), written.most(), written.giveUpAfter());
  }

  private void between(String setting, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw mistake(setting, "must lie between %s and %s".formatted(least, most));
    }
  }

  private SettingMistake mistake(String setting, String problem) {
    return new SettingMistake(at + "." + setting, problem);
  }
}
