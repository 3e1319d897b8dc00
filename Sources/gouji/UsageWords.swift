import Disclosure

/// The argument parser's own words, which are English, in the language of this run.
enum UsageWords {
  /// The text with the phrases of the parser put into Chinese where Chinese is spoken.
  static func translated(_ text: String) -> String {
    guard Invocation.language == .chinese else { return text }
    return withChoices(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in phrases.reduce(String(line)) { $0.replacing($1.english, with: $1.chinese) } }
      .joined(separator: "\n")
  }

  /// The text with what can be chosen, and what is chosen by default, in Chinese: `（可选：zh、en；默认：zh）`. The parser may
  /// break lines within.
  private static func withChoices(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if first == " ", let choices = lists.lazy.compactMap({ Self.choices(at: rest, $0) }).first {
        result += choices.words
        rest = rest.dropFirst(choices.length)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  private static func choices(
    at text: Substring, _ list: (opening: String, closing: String, begin: String, end: String)
  ) -> (words: String, length: Int)? {
    guard text.hasPrefix(list.opening) else { return nil }
    let inside = text.dropFirst(list.opening.count)
    var length = 0
    for index in inside.indices {
      if inside[index...].hasPrefix(list.closing) {
        let words = inside[..<index].replacing("; default: ", with: "；默认：").replacing(", ", with: "、")
          .replacing(" or ", with: "、").replacing(",\n", with: "、\n")
        return (list.begin + words + list.end, list.opening.count + length + list.closing.count)
      }
      length += 1
    }
    return nil
  }

  private static let lists = [
    (opening: " (values: ", closing: ")", begin: "（可选：", end: "）"),
    (opening: " (default: ", closing: ")", begin: "（默认：", end: "）"),
    (opening: " Please provide one of ", closing: ".\n", begin: "可选：", end: "。\n"),
  ]

  /// Longer phrases stand before those they contain.
  private static let phrases: [(english: String, chinese: String)] = [
    ("Error: Unknown option ", "用法错误：没有这个选项 "), (". Did you mean ", "；是否指 "),
    ("Error: Missing value for ", "用法错误：缺少取值 "), ("Error: Missing expected argument ", "用法错误：缺少参数 "),
    ("Error: Unexpected argument ", "用法错误：多余的参数 "), (" unexpected arguments: ", " 个多余的参数："),
    ("Error: The value ", "用法错误：取值 "), (" is invalid for ", " 不适用于 "), (".可选：", "；可选："),
    ("Error: ", "用法错误："), ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："), ("<subcommand>", "<子命令>"),
    ("Show help information.", "显示帮助"), ("Show the version.", "显示版本"),
    (" for detailed help.", " 查看详细帮助。"),
    (" for more information.", " 查看详细说明。"), ("  See ", "  用 "),
  ]
}

extension StringProtocol where SubSequence == Substring {
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
