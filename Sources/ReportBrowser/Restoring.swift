import Disclosure

/// What was kept of the last session and waits for its reports to arrive.
struct Restoring: Sendable, Hashable {
  /// What is to be done when the report of a path arrives.
  var awaited: [String: [Aim]] = [:]
  /// All that was kept.
  var record = SessionRecord()
  /// Whether anything differs from a session that begins anew.
  var isWorthSaying = false

  /// What a report is awaited for.
  enum Aim: Sendable, Hashable {
    /// To be chosen, the cursor and the pane as they were.
    case choice(Part, Cursor?, Pane)
    /// To bear a mark.
    case mark(Character, Part, Cursor?)
  }
}

extension Model {
  /// What is to be kept of this session.
  ///
  /// Another part of the browser that has something to keep adds lines of its own here, and reads them in `restore`.
  public var record: SessionRecord {
    // A session that ends before its report was read keeps what it was to restore.
    if isFollowing, let restoring, !restoring.awaited.isEmpty { return restoring.record }
    var record = SessionRecord()
    if let place = name(of: choice) {
      record["report"] = place
      record["part"] = part.name
      record["cursor"] = cursor?.name
      record["focus"] = "\(focus)"
    }
    record["filter"] = state.filter.isEmpty ? nil : state.filter
    record["sort"] = state.sort == .name ? nil : "\(state.sort)"
    for (key, flag) in Self.flags where state[keyPath: flag] { record[key] = "1" }
    overview.view.note(in: &record)
    record["search"] = search.text.isEmpty ? nil : search.text
    record["search-field"] = search.text.isEmpty ? nil : "\(search.field)"
    for (letter, place) in marks.sorted(by: { $0.key < $1.key }).prefix(200) {
      guard letter.unicodeScalars.count == 1, let scalar = letter.unicodeScalars.first,
        let path = name(of: place.choice)
      else { continue }
      let number = String(scalar.value, radix: 16)
      record["mark-report.\(number)"] = path
      record["mark-part.\(number)"] = place.part.name
      record["mark-cursor.\(number)"] = place.cursor?.name
    }
    return record
  }

  private static let flags: [(key: String, flag: any WritableKeyPath<ViewState, Bool> & Sendable)] = [
    ("failures-only", \.failuresOnly), ("zoomed", \.isZoomed), ("findings", \.showsFindings), ("source", \.showsSource),
    ("hides-set-aside", \.hidesSetAside), ("side-by-side", \.isSideBySide),
  ]

  private static let panes = Dictionary(Pane.allCases.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })

  private func name(of choice: Choice?) -> String? {
    switch choice {
    case .report(let id): shelf.entry(id)?.summary.source.path
    case .unread, nil: nil
    }
  }

  /// Takes up a session where it ended: the view at once, places when their reports arrive.
  public mutating func restore(_ record: SessionRecord) {
    for (key, flag) in Self.flags { state[keyPath: flag] = record[key] == "1" }
    state.filter = record["filter"] ?? ""
    state.sort = SortOrder.allCases.first { "\($0)" == record["sort"] } ?? .name
    overview.view = OverviewView(record)
    var waiting = Restoring(record: record, isWorthSaying: state != ViewState() || overview.view != OverviewView())
    let part = record["part"].flatMap(Part.init(name:)) ?? self.part
    if let path = record["report"] {
      let pane = record["focus"].flatMap { Self.panes[$0] } ?? .agencies
      waiting.awaited[path, default: []].append(.choice(part, record["cursor"].flatMap(Cursor.init(name:)), pane))
    }
    for (key, path) in record.values where key.hasPrefix("mark-report.") {
      let number = key.dropFirst("mark-report.".count)
      guard let letter = UInt32(number, radix: 16).flatMap(Unicode.Scalar.init) else { continue }
      let part = record["mark-part.\(number)"].flatMap(Part.init(name:)) ?? .preamble
      let cursor = record["mark-cursor.\(number)"].flatMap(Cursor.init(name:))
      waiting.awaited[path, default: []].append(.mark(Character(letter), part, cursor))
    }
    if let text = record["search"] {
      let fields: [Search.Field] = [.list, .report, .source]
      search = Search(text: text, field: fields.first { "\($0)" == record["search-field"] } ?? .report)
    }
    restoring = waiting
    applyState()
    _ = settle()
  }

  /// Brings what waited for reports about, as far as they are among those that arrived from a place of the list on.
  mutating func restore(from first: Int) {
    guard var waiting = restoring, !waiting.awaited.isEmpty else { return }
    for index in first..<shelf.entries.count {
      guard let aims = waiting.awaited.removeValue(forKey: shelf.entries[index].summary.source.path) else { continue }
      for aim in aims where take(up: aim, of: ReportID(index: index)) { waiting.isWorthSaying = true }
    }
    restoring = waiting
  }

  /// Whether anything came of an aim: a report is chosen only while the user has chosen none.
  private mutating func take(up aim: Restoring.Aim, of id: ReportID) -> Bool {
    switch aim {
    case .mark(let letter, let part, let cursor):
      if marks[letter] == nil { marks[letter] = Place(choice: .report(id), part: part, cursor: cursor, check: nil) }
      return false
    case .choice(let part, let cursor, let pane):
      guard isFollowing, !isTouched, shelf.row(of: .report(id)) != nil else { return false }
      let isFirst = shelf.firstChoice == .report(id) && pane == .agencies && part == self.part
      choice = .report(id)
      self.part = part
      cursors[part] = cursor
      focus = pane
      isFollowing = false
      // The next jump goes on from here, unless this is where every session begins.
      isTouched = !isFirst
      return !isFirst
    }
  }

  /// All that will arrive has: what is said of a session that was taken up, empty if it began anew.
  mutating func finishRestoring() -> String {
    guard let waiting = restoring else { return "" }
    restoring = nil
    if !search.text.isEmpty, search.field == .list { find(keepingPlace: true) }
    return waiting.isWorthSaying ? words.restored : ""
  }
}

// Words
extension Words {
  var restored: String { say("；已回到上次的位置", "; back where you were") }
}
