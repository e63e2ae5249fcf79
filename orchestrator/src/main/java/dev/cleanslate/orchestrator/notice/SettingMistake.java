package dev.cleanslate.orchestrator.notice;

/// Something is wrong in the settings; the text begins with the setting's name, says what to do,
/// and holds no secret.
final class SettingMistake extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  SettingMistake(String setting, String problem) {
    super("cleanslate.notifications." + setting + " " + problem);
  }
}
