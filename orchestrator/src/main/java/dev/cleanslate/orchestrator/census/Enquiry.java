package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.Census;

/// How workers are asked. Never throws: what does not reach them is asked again when its lease
/// ends.
@FunctionalInterface
interface Enquiry {
  void ask(String worker, Census census);
}
