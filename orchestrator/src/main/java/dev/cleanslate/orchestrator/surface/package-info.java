/// What the clients of the systems that Cleanslate replaces call: their paths, codes and fields,
/// translated to what intake, engine and API offer, with no logic of its own.
///
/// - [Surface]: where a system's calls are and how its refusals look; [SurfaceSettings]: whether
///   they are served, for whom, and how long a call waits
/// - `SurfaceSecurity`, `LoopbackOnly`: who is let in, by token or by the place of the call
/// - [Asking]: a deletion as one call that waits for its end
/// - `OpenHealthEndpoint`: `GET /health`, open to all
/// - `clones`, `compute`, `nodes`, ...: one package per system
///
/// Door: HTTP; no other package calls this one, and the systems' packages do not know each other.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.surface;
