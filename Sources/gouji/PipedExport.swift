import Disclosure
import Glibc
import ReportBrowser
import ScreenGrid
import TerminalDriver

extension Desk {
  /// Runs a command line of the shell on what a view shows, on the terminal that was lent for it, and waits for a key so
  /// that what it printed can be read.
  func pipe(_ request: ExportRequest, _ theme: Theme, _ command: String) {
    switch ViewExport(request, theme: theme, inputs: []).bytes {
    case .failure(let failure): say(.failed(failure.words[Invocation.language]))
    case .success(let bytes):
      guard let status = BorrowedInput(bytes)?.runShell(command) else {
        return say(.failed(words("未能运行：\(command)", "could not run: \(command)")))
      }
      Streams.say(words("[gouji] 按 Enter 返回", "[gouji] Enter goes back"))
      var byte: UInt8 = 0
      while read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {}
      let ended = words("退出状态 \(status)", "exit status \(status)")
      say(status == 0 ? .notice("| \(command)  \(ended)") : .failed("| \(command)  \(ended)"))
    }
  }

  private func say(_ message: Message) { mailbox.post(.browser(message)) }
}
