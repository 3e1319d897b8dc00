public import Disclosure

/// What can be wrong with a file of settings.
public protocol SettingsFault: Sendable, Hashable {
  /// What is wrong, and what to do.
  var words: Bilingual { get }
}

/// Something wrong with a file of settings, and where.
public struct SettingsProblem<Kind> {
  /// The file's path as a person reads it.
  public let path: String
  /// The line, counted from 1; nil if the whole file is meant.
  public let line: Int?
  /// What is wrong.
  public let kind: Kind

  /// A problem.
  public init(path: String, line: Int?, kind: Kind) {
    self.path = path
    self.line = line
    self.kind = kind
  }
}

// Conditional: a type that asks nothing of its kind needs no search for conformances when the program starts.
extension SettingsProblem: Sendable where Kind: Sendable {}
extension SettingsProblem: Equatable where Kind: Equatable {}
extension SettingsProblem: Hashable where Kind: Hashable {}
extension SettingsProblem: Error where Kind: SettingsFault {}

extension SettingsProblem where Kind: SettingsFault {
  /// One line, beginning with the place.
  public func message(in language: Language) -> String {
    (line.map { "\(path):\($0): " } ?? "\(path): ") + kind.words[language]
  }
}
