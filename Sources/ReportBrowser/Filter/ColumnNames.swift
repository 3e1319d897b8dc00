import Disclosure

/// The names by which a filter calls the columns of the overview: their heads in either language, and their ids.
extension FilterCondition {
  /// The column of a name, or the only one that begins like it.
  static func subject(named name: String) throws(Fault) -> Subject {
    let key = key(of: name)
    if let subject = byName[key] { return subject }
    let near = key.isEmpty ? [] : Set(names.filter { $0.name.starts(with: key) }.map(\.subject))
    if near.count == 1, let subject = near.first { return subject }
    guard !near.isEmpty else { throw .unknownColumn(name) }
    let places = near.compactMap { if case .column(let column) = $0 { column } else { nil } }.sorted()
    throw .ambiguousColumn(name, places.prefix(3).map { OverviewColumns.all[$0].head })
  }

  /// How a column is called in a filter, so that it is found by that.
  static func name(of subject: Subject, in language: Language) -> String {
    guard case .column(let column) = subject else { return Bilingual("机关", "agency")[language] }
    let definition = OverviewColumns.all[column]
    let name = String(definition.head[language].map { $0 == " " ? "-" : $0 }.filter { $0 != ":" })
    let isPlain = !name.contains { "<>=!\"/&".contains($0) || $0.isWhitespace }
    return isPlain && byName[key(of: name)] == subject ? name : definition.id
  }

  /// What of a name makes a difference.
  private static func key(of name: String) -> [UInt32] {
    Folding().fold(name.filter { !" -_:：".contains($0) })
  }

  private static let names: [(name: [UInt32], subject: Subject)] = {
    var names: [(String, Subject)] = [("机关", .agency), ("agency", .agency), ("名称", .agency), ("name", .agency)]
    if let year = OverviewColumns.byID["year"] { names.append(("年", .column(year))) }
    for (place, column) in OverviewColumns.all.enumerated() {
      names += [column.head.chinese, column.head.english, column.id].map { ($0, .column(place)) }
    }
    return names.map { (key(of: $0.0), $0.1) }
  }()

  private static let byName = Dictionary(names, uniquingKeysWith: { first, _ in first })
}

extension FilterCondition.Fault {
  /// What is wrong, in few words.
  var words: Bilingual {
    switch self {
    case .unknownColumn(let name):
      Bilingual("没有栏目“\(name)”", "there is no column \"\(name)\"")
    case .ambiguousColumn(let name, let others):
      Bilingual(
        "“\(name)”不止一栏：\(others.map(\.chinese).joined(separator: "、"))",
        "\"\(name)\" is more than one: \(others.map(\.english).joined(separator: ", "))")
    case .wrongValue(let text, let isText):
      isText
        ? Bilingual("文字栏目只能用 : = !=", "text goes with : = != only")
        : Bilingual("“\(text)”不是数", "\"\(text)\" is no number")
    }
  }
}
