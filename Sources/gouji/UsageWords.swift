import Disclosure

/// The argument parser's own words, which are English, in the language of this run.
enum UsageWords {
  /// The text with the phrases of the parser put into Chinese where Chinese is spoken.
  static func translated(_ text: String) -> String {
    guard Invocation.language == .chinese else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in phrases.reduce(String(line)) { $0.replacing($1.english, with: $1.chinese) } }
      .joined(separator: "\n")
  }

  /// Longer phrases stand before those they contain.
  private static let phrases: [(english: String, chinese: String)] = [
    ("Error: Unknown option ", "用法错误：没有这个选项 "), (". Did you mean ", "；是否指 "),
    ("Error: Missing value for ", "用法错误：缺少取值 "), ("Error: Missing expected argument ", "用法错误：缺少参数 "),
    ("Error: Unexpected argument ", "用法错误：多余的参数 "), (" unexpected arguments: ", " 个多余的参数："),
    ("Error: The value ", "用法错误：取值 "), (" is invalid for ", " 不适用于 "), (". Please provide one of ", "；可选："),
    ("Error: ", "用法错误："), ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："), ("<subcommand>", "<子命令>"),
    ("Show help information.", "显示帮助"), ("Show the version.", "显示版本"), ("(values: ", "（可选："),
    ("; default: ", "；默认："), ("(default: ", "（默认："), (" for detailed help.", " 查看详细帮助。"),
    (" for more information.", " 查看详细说明。"), ("  See ", "  用 "),
  ]
}

extension String {
  /// The text with every occurrence of a phrase replaced.
  fileprivate func replacing(_ phrase: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let first = phrase.first, let start = rest.firstIndex(of: first) {
      result += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix(phrase) {
        result += other
        rest = rest.dropFirst(phrase.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }
}
