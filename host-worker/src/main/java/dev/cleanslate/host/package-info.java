/// The agent on a Linux host: ends processes, deletes routes and interfaces, takes instances out of
/// configuration files, and looks at them. It serves the host it runs on, and no other.
///
/// - `kind` says what a kind of thing on a host is, and which host this is;
/// - `process`, `net` and `file` hold the four kinds, each with its own proof of sameness.
///
/// Door: [HostHandler], which the runtime of `cleanslate-worker` asks; [HostWorkerApplication]
/// starts it all. This package must not know sagas, Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.host;
