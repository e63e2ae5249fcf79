package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.notice.NotificationProperties.WrittenChannel;
import dev.cleanslate.orchestrator.notice.NotificationProperties.WrittenRule;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what is written in the settings into what holds; a [SettingMistake] at the first thing
/// that is wrong.
final class SettingsReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final UnaryOperator<@Nullable String> environment;

  /// Secrets may lie in that environment.
  SettingsReader(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  Settings read(NotificationProperties written) {
    Map<String, ChannelSettings> channels = new TreeMap<>();
    written.channels().forEach((name, channel) -> channels.put(name, channel(name, channel)));
    List<Rule> rules = new ArrayList<>();
    for (WrittenRule rule : written.rules()) {
      rules.add(rule("rules[%d]".formatted(rules.size()), rule, channels));
    }
    return new Settings(channels, new Rules(rules));
  }

  private ChannelSettings channel(String name, WrittenChannel written) {
    if (!NAME.matcher(name).matches()) {
      throw new SettingMistake(
          "channels", "has «" + name + "»; use lower-case letters, digits and dashes, at most 40");
    }
    return new ChannelReader("channels." + name, environment).read(written);
  }

  private static Rule rule(String at, WrittenRule written, Map<String, ChannelSettings> channels) {
    if (written.channels().isEmpty()) {
      throw new SettingMistake(at + ".channels", "is missing; name the channels that are told");
    }
    for (String channel : written.channels()) {
      ChannelSettings known = channels.get(channel);
      if (known == null) {
        throw new SettingMistake(
            at + ".channels", "names «%s»; there are %s".formatted(channel, channels.keySet()));
      }
      if (written.on().contains(Matter.REPLIES) && !(known instanceof ChannelSettings.Mqtt)) {
        throw new SettingMistake(
            at + ".on", "names replies, which go by mqtt only; «%s» is none".formatted(channel));
      }
    }
    written.tenants().forEach(tenant -> slug(at + ".tenants", tenant));
    written.ownerTypes().forEach(type -> slug(at + ".owner-types", type));
    return new Rule(
        written.channels(),
        written.on(),
        written.tenants(),
        written.ownerTypes(),
        written.severity());
  }

  private static void slug(String at, String word) {
    try {
      Require.slug(at, word);
    } catch (InvalidField wrong) {
      throw new SettingMistake(at, wrong.problem());
    }
  }
}
