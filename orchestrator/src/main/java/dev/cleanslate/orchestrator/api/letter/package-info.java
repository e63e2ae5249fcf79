/// Dead letters for operators: listed, opened, sent again.
///
/// Door: HTTP. They may be of any tenant, or of none that could be read, so that they are shown to
/// operators of the tenant that the installation names. It must not know where letters lie.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.letter;
