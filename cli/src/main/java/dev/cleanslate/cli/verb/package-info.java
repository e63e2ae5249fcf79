/// The verbs of Cleanslate's own: `saga`, `owner`, `resource`, `clone`, `completion`.
///
/// Each class with a group of verbs is a door; picocli calls its methods. It must not know the
/// verbs of other packages.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.verb;
