package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.notice.channel.ChannelSettings;
import java.util.Map;

/// Who is told what, checked.
record Settings(Map<String, ChannelSettings> channels, Rules rules) {
  Settings {
    channels = Map.copyOf(channels);
  }
}
