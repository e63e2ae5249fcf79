/// What a kind of thing on a host is, which host this is, and what its looks are called.
///
/// - [HostKind] is what `process`, `net` and `file` implement;
/// - [Host] names the host, its account and its boot; [Born] is a sameness that names a boot;
/// - [Check] is a look that can be switched off; [Control] is what makes an absence count.
///
/// Door: [HostKind]. This package must not know how any kind is deleted.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.host.kind;
