/// Who calls, and what they may: a bearer JWT names the caller, the tenant and the scopes.
///
/// Door: [Caller], which every call takes as a parameter. Closed by default: a path that nobody
/// thought of needs a token as well. It must not know what the calls do.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.security;
