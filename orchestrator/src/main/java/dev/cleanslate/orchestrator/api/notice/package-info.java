/// What was told to people and programs outside, or could not be: shown, and sent again.
///
/// Door: HTTP. It must not know how a channel delivers.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.notice;
