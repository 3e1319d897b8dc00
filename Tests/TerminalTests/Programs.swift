import PseudoTerminal
import Testing

/// The folder where the built programs lie: that of the test bundle, which is among the runner's arguments.
let products: String = {
  let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
  return bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
}()

/// The probe on a terminal, past its first frame.
func startProbe(
  arguments: [String] = [], environment: [String: String] = PseudoTerminal.environment, input: String? = nil,
  answers: PseudoTerminal.Answers = .narrow
) throws -> PseudoTerminal {
  let terminal = try #require(
    PseudoTerminal(
      products + "/terminal-probe", arguments: arguments, environment: environment, input: input, answers: answers))
  let screen = terminal.wait(for: "begun")
  try #require(screen != nil, "\(terminal.status(within: 0)) \(terminal.screen.lines)")
  return terminal
}
