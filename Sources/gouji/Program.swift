import ArgumentParser
import Disclosure

/// The program as a whole: arguments in, exit status out.
enum Program {
  /// The version that `--version` prints and every export names.
  static let version = "0.1.0"

  /// Carries out what the arguments, given without the program's name, ask for.
  static func run(_ arguments: [String]) -> ExitStatus {
    let arguments = arguments == ["help"] ? ["--help"] : arguments
    do {
      guard let request = try Gouji.request(arguments) else { return .done }
      return request.perform()
    } catch { return answer(error) }
  }

  /// Prints what was asked for about the program itself, or what is wrong with the arguments.
  private static func answer(_ error: any Error) -> ExitStatus {
    let text = Gouji.fullMessage(for: error, columns: 100)
    guard Gouji.exitCode(for: error).isSuccess else {
      Streams.say(UsageWords.translated(text))
      return .usage
    }
    return emit(UsageWords.translated(text) + "\n")
  }

  /// Prints a text on standard output.
  static func emit(_ text: String) -> ExitStatus {
    do throws(OutputError) {
      var output = try Output(to: nil)
      try output.write(text)
      try output.finish()
      return .done
    } catch { return error.report() }
  }
}
