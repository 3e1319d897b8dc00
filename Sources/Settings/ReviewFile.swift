public import Disclosure

/// A settings file beside reports, `.gouji.toml`:
///
///     [rules]
///     "F-FEE" = "off"                       # a rule by its name
///     "T3-*" = "warning"                    # or by a pattern: off, error, warning, info
///     [agencies]
///     "云溪县民政局" = ["县民政局", "民政局"]     # the name that is meant, and its other names
///     [[set-aside]]                         # a finding that was looked at; `a` in the browser writes these
///     agency = "云溪县民政局"
///     year = 2022
///     rule = "T3-ROW"
///     subject = "granted"
///     cells = ["t3.granted.natural", "t3.granted.total"]
///     figures = [99, "blank"]               # as they were: a change brings the finding back
///     reason = "已核实"
///     date = 2026-11-21
///
/// What is wrong with it is among its problems; the rest counts. A file that is no TOML counts for nothing.
public struct ReviewFile: Sendable {
  /// The name of such a file.
  public static let name = ".gouji.toml"
  /// The most bytes such a file may have.
  public static let limit = 16 << 20

  /// The file's path as a person reads it.
  public let path: String
  /// What it says.
  public let settings: ReviewSettings
  /// What is wrong with it, in the order of its lines.
  public let problems: [ReviewProblem]
  /// Its text, nil if it is damaged: such a file is never written to.
  let text: String?
  /// Which of the file's entries, in their order, each of those set aside is.
  private let ordinals: [Int]

  /// Reads a file.
  public init(path: String, bytes: [UInt8]) {
    guard bytes.count <= Self.limit else {
      self.init(path: path, damage: .tooLarge)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      self.init(path: path, damage: .notText, line: Self.firstBadLine(bytes))
      return
    }
    do throws(TOMLFault) {
      let reader = ReviewReader(path: path, try TOMLText(text), heads: EntryText.heads(in: text))
      self.init(path: path, settings: reader.settings, problems: reader.problems, text: text, ordinals: reader.ordinals)
    } catch { self.init(path: path, damage: .syntax(error.words), line: error.line) }
  }

  private init(path: String, settings: ReviewSettings, problems: [ReviewProblem], text: String?, ordinals: [Int]) {
    self.path = path
    self.settings = settings
    self.problems = problems
    self.text = text
    self.ordinals = ordinals
  }

  private init(path: String, damage: ReviewFault, line: Int? = nil) {
    self.init(
      path: path, settings: ReviewSettings(path: path), problems: [ReviewProblem(path: path, line: line, kind: damage)],
      text: nil, ordinals: [])
  }

  /// A file that could not be read.
  public init(path: String, unreadable reason: Bilingual) { self.init(path: path, damage: .notReadable(reason)) }

  /// Whether it says the same; of damaged files, whether the same is wrong with them.
  public func isSame(as other: ReviewFile) -> Bool { text == other.text && problems == other.problems }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { $0.contains(0) || String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }
}

// Editing: line by line, so that everything else, comments among it, stays as it is.
extension ReviewFile {
  /// The file's text with an entry more, at its end.
  public func adding(_ entry: SetAside) throws(ReviewProblem) -> String {
    let text = try editable()
    let end = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    var result = text
    if !text.isEmpty { result += text.utf8.last == 0x0A ? end : end + end }
    result += EntryText.lines(of: entry).map { $0 + end }.joined()
    return try confirmed(result, settings.setAsides + [entry])
  }

  /// The file's text without the last entry that is this one.
  public func removing(_ entry: SetAside) throws(ReviewProblem) -> String {
    let text = try editable()
    guard let place = settings.setAsides.lastIndex(of: entry) else {
      throw ReviewProblem(path: path, line: nil, kind: .noSuchEntry)
    }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let heads = EntryText.heads(in: lines)
    var rest = settings.setAsides
    rest.remove(at: place)
    guard ordinals.indices.contains(place), heads.indices.contains(ordinals[place]) else {
      throw ReviewProblem(path: path, line: nil, kind: .cannotEdit)
    }
    lines.removeSubrange(EntryText.range(ofEntryAt: heads[ordinals[place]], in: lines))
    return try confirmed(String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self), rest)
  }

  private func editable() throws(ReviewProblem) -> String {
    guard let text else { throw problems.first ?? ReviewProblem(path: path, line: nil, kind: .cannotEdit) }
    return text
  }

  /// The new text, if it says what it should and all that the old one said.
  private func confirmed(_ new: String, _ entries: [SetAside]) throws(ReviewProblem) -> String {
    let file = ReviewFile(path: path, bytes: Array(new.utf8))
    guard file.text != nil, file.settings.setAsides == entries, file.settings.aliases == settings.aliases,
      file.settings.rulesInForce == settings.rulesInForce, file.problems.count == problems.count
    else { throw ReviewProblem(path: path, line: nil, kind: .cannotEdit) }
    return new
  }
}
