package dev.cleanslate.orchestrator.notice;

import java.util.List;

/// What a system that was replaced told its clients about deletions of its owners, in its own
/// words. Replies go onto a topic of their own, and to the channels whose rules want them.
public interface Replies {
  /// Whose deletions these are.
  String ownerType();

  /// Where they go, whatever the rules say.
  String topic();

  /// As what they go there, in the words of CloudEvents.
  String eventType();

  /// What is told after this; runs in the caller's transaction, and may read.
  List<Notice> after(Passage passage);
}
