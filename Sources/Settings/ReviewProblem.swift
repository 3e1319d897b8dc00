public import Disclosure

/// Something that is wrong with a settings file beside reports, and where.
public typealias ReviewProblem = SettingsProblem<ReviewFault>

/// What is wrong.
public enum ReviewFault: SettingsFault {
  /// The file is not TOML; the parser's own words.
  case syntax(String)
  /// The file is not text in UTF-8, or holds a NUL.
  case notText
  /// The file is larger than such a file may be.
  case tooLarge
  /// The file is there and could not be read; the system's reason.
  case notReadable(Bilingual)
  /// A key that means nothing here.
  case unknownKey(String)
  /// A key that must be there.
  case missingKey(String)
  /// A value of the wrong type: the key, and what is expected.
  case wrongType(String, expected: Bilingual)
  /// A value that is not one of those allowed: the key, and the value.
  case wrongValue(String, value: String)
  /// No rule of that name, or none that fits the pattern.
  case unknownRule(String)
  /// A name given to two agencies.
  case sharedName(String)
  /// Cells and figures of an entry are not as many.
  case unequalCounts
  /// The entry that was to be taken out is not in the file.
  case noSuchEntry
  /// The file is written in a way in which nothing can be added to it.
  case cannotEdit
}

extension ReviewFault {
  /// What is wrong, and what to do.
  public var words: Bilingual {
    switch self {
    case .syntax(let words): Bilingual("不是有效的 TOML（\(words)）", "not valid TOML (\(words))")
    case .notText: Bilingual("不是 UTF-8 文本", "not text in UTF-8")
    case .tooLarge: Bilingual("文件过大", "the file is too large")
    case .notReadable(let reason):
      Bilingual("无法读取：\(reason.chinese)", "cannot be read: \(reason.english)")
    case .unknownKey(let key): Bilingual("未知的键“\(key)”", "unknown key \"\(key)\"")
    case .missingKey(let key): Bilingual("缺少键“\(key)”", "missing key \"\(key)\"")
    case .wrongType(let key, let expected):
      Bilingual("“\(key)”应为\(expected.chinese)", "\"\(key)\" must be \(expected.english)")
    case .wrongValue(let key, let value): Bilingual("“\(key)”的值“\(value)”无效", "\"\(key)\" cannot be \"\(value)\"")
    case .unknownRule(let name): Bilingual("没有规则“\(name)”", "there is no rule \"\(name)\"")
    case .sharedName(let name): Bilingual("“\(name)”指向两个机关", "\"\(name)\" is given to two agencies")
    case .unequalCounts: Bilingual("“cells”与“figures”个数不同", "\"cells\" and \"figures\" are not as many")
    case .noSuchEntry: Bilingual("文件中没有这一条，未改动", "the file has no such entry; it was left alone")
    case .cannotEdit: Bilingual("文件的写法无法续写，未改动", "nothing can be added to a file written like this; it was left alone")
    }
  }
}
