/// Instances in configuration files: one is cut out, and every other byte stays as it was.
///
/// - [ConfigKind] answers; [Removal] cuts out or deletes, [ConfigLook] finds;
/// - [ConfigFile] is a file that may be touched, [Allowed] finds the one a target means;
/// - [Format] finds an instance's part in a text: [JsonText], [IniText];
/// - [OpenFile] reads and replaces a file under a lock, by way of a new one beside it.
///
/// Door: [ConfigKind]. This package must not know Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.host.file;
