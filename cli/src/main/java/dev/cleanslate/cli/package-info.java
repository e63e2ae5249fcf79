/// The operators' command line, over REST.
///
/// | package | what it is |
/// |---|---|
/// | `api` | calls, answers, refusals, events that go on after a break |
/// | `screen` | lines, tables, progress, questions |
/// | `tool` | options, exit codes, consent: what every verb works with |
/// | `deletion` | asking for deletions, following and telling them |
/// | `verb` | `saga`, `owner`, `resource`, `clone`, `completion` |
/// | `orphan` | what is left of nobody, and whose a thing is |
/// | `token` | `token` |
/// | `letter` | `letters`: dead letters |
/// | `doctor` | whether all that deletions need is there |
/// | `cluster` | the verbs of clusters of nodes, and the menu |
///
/// Door: [Main]. It knows no other module: what the server's answers look like stands in its
/// OpenAPI document.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli;
