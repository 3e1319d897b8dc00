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

/// The browser on the samples, all of them read.
func startDemo(
  arguments: [String] = [], environment: [String: String] = PseudoTerminal.environment, width: Int = 80,
  height: Int = 24, folder: String? = nil
) throws -> PseudoTerminal {
  let terminal = try #require(
    PseudoTerminal(
      products + "/gouji", arguments: ["demo", "--lang", "zh"] + arguments, environment: environment, width: width,
      height: height, folder: folder))
  let screen = terminal.wait { $0.contains("虚构示例") && $0.hasTotals }
  try #require(screen != nil, "\(terminal.status(within: 0)) \(terminal.screen.lines)")
  return terminal
}

extension Screen {
  /// Whether the failed checks of all samples are counted, and nothing is being read any more, which is said until
  /// years have been compared too.
  var hasTotals: Bool {
    lines.contains { $0.contains("✗35") } && !lines.contains { $0.contains(/读取 \d+\/\d+/) }
  }
}

extension PseudoTerminal {
  /// The screen once a jump has landed on a failed check, counted from 1: its report may have to be read first.
  func wait(untilOn check: Int) -> Screen? { wait { $0.contains("第 \(check) 处") && !$0.contains("正在读取") } }
}
