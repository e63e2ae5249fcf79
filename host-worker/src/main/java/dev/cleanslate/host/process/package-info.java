/// Processes: ended gracefully first and hard once the grace is over; the same one is the one with
/// the same start time in the same boot.
///
/// - [ProcessKind] answers; [Ending] decides what is sent, [ProcessLook] what is found;
/// - [ProcFs] reads `/proc`, [ProcessStat] is what it says of one process;
/// - [Grip] holds on to a process while it is compared and signalled: [PidFds] by a file descriptor
///   of the kernel's, [Handles] where there is none;
/// - [Notes] remembers, beside the agent, when a process was first asked to end.
///
/// Door: [ProcessKind]. This package must not know Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.host.process;
