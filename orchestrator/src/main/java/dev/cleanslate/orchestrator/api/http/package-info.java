/// The form of every call: bodies in the messages' JSON, lists in pages by opaque cursors, refusals
/// as problem details, waits that end.
///
/// Door: [Problem] to refuse, [Page] and [Cursor] to list, [BriefLocks] to change, [Exact] for
/// bodies of which every field must be known. It must not know what any call is about.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.http;
