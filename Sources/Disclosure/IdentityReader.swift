/// Finds who a report is by, for which year, under which title, over which period and when it was published.
struct IdentityReader {
  let text: ReportText
  /// The units before the first section.
  let preamble: Range<Int>
  /// The units of the first section, in whose first sentences agency and year may stand.
  let opening: Range<Int>

  /// What was found; null rather than a guess.
  struct Identity {
    var agency: Sourced<String>?
    var year: Sourced<Int>?
    var title: Sourced<String>?
    var period: Sourced<Period>?
    var published: Sourced<CalendarDate>?
  }

  /// Reads the title, else the body's first sentences, else the file's own metadata and name.
  func read(path: String) -> Identity {
    var identity = Identity()
    let named = metadataTitle()
    if let named, titleLines(like: named.text) == nil {
      identity.title = Sourced(named.text, .meta)
      identity.year = Sourced(named.year, .meta)
      identity.agency = named.agency.map { Sourced($0, .meta) }
    } else if let title = titleLines(like: named?.text) {
      identity.title = Sourced(title.text, .title, at: title.location)
      identity.year = Sourced(title.year, .title, at: title.location)
      identity.agency = title.agency.map { Sourced($0, .title, at: title.location) }
    }
    readMetadata(&identity)
    if identity.agency == nil || identity.year == nil { readBody(&identity) }
    identity.period = period()
    if identity.year == nil, let period = identity.period, period.value.from.year == period.value.to.year {
      identity.year = Sourced(period.value.from.year, .body, at: period.location)
    }
    if identity.year == nil { identity.year = openingYear() }
    readFileName(path, &identity)
    identity.published = identity.published ?? published()
    return identity
  }

  // MARK: - Title

  private struct Title {
    var text: String
    var agency: String?
    var year: Int
    var location: Location
  }

  /// The title that the file or page itself says it has, if it is that of a report: without what a site puts behind it.
  private func metadataTitle() -> Title? {
    guard let given = text.document.metadata.title else { return nil }
    for piece in given.split(whereSeparator: { "_|—-".contains($0) }).prefix(4) {
      let name = Self.trimmed(piece)
      let units = Fold.folded(name).filter { !Unit.isSpace($0) }
      guard (10...90).contains(units.count), let year = yearMark(in: units),
        let subject = Self.place(of: Self.subject, in: units), subject >= year.place,
        Self.ends(units, with: Self.report), !Self.talks(units)
      else { continue }
      return Title(text: name, agency: agency(name, year: year.value), year: year.value, location: Location())
    }
    return nil
  }

  /// The first title that the lines make up; given another, only one that reads the same or is part of it.
  private func titleLines(like named: String?) -> Title? {
    let wanted = named.map(SearchForm.init)
    return titleLines { title in
      guard let wanted else { return true }
      let own = SearchForm(title.text)
      return wanted.contains(own) || own.contains(wanted)
    }
  }

  private func titleLines(where fits: (Title) -> Bool) -> Title? {
    let first = text.lineIndex(of: preamble.lowerBound)
    let lines = span(first, text.lines.count).lazy.prefix { text.lines[$0].full.lowerBound < preamble.upperBound }
    let list = Array(lines.filter { !text.lines[$0].isBlank }.prefix(24))
    for count in 1...3 {
      for place in list.indices where place + count <= list.count {
        let joined = Array(list[place..<place + count])
        if let title = title(joined, before: place > 0 ? list[place - 1] : nil), fits(title) { return title }
      }
    }
    return nil
  }

  /// A title made up of these lines: an agency, a year and 信息公开…报告, in that order or with the year first.
  private func title(_ lines: [Int], before previous: Int?) -> Title? {
    let ranges = lines.map { withoutTag(text.lines[$0].units) }
    let units = ranges.flatMap { text.units[$0].filter { !Unit.isSpace($0) } }
    guard units.count <= 90, units.count >= 10, !units.contains(Unit.fullStop), !units.contains(0x3B),
      let year = yearMark(in: units), let subject = Self.place(of: Self.subject, in: units), subject >= year.place,
      Self.ends(units, with: Self.report), !Self.talks(units)
    else { return nil }
    let location = text.location(ranges[0], onLine: lines[0])
    let parts = ranges.map { text.raw($0) }
    let full = parts.joined()
    guard let agency = agency(full, year: year.value) else {
      let lead = previous.map { text.raw(text.lines[$0].units) }
      let isAgency = lead.map(Self.looksLikeAgency) ?? false
      return Title(
        text: (isAgency ? lead ?? "" : "") + full, agency: isAgency ? lead : nil, year: year.value, location: location)
    }
    return Title(text: full, agency: agency, year: year.value, location: location)
  }

  /// The line without a label that a collector of pages put before it: 标题:
  private func withoutTag(_ range: Range<Int>) -> Range<Int> {
    for tag in Self.titleTags {
      if let end = text.matches(tag, at: range.lowerBound, before: range.upperBound) {
        return text.trimmed(span(end, range.upperBound))
      }
    }
    return range
  }

  /// The agency in a title: what stands before the year, or between the year and 政府信息公开.
  private func agency(_ title: String, year: Int) -> String? {
    guard let mark = Self.yearRange(of: year, in: title) else { return nil }
    let before = Self.trimmed(title[..<mark.lowerBound])
    if Self.looksLikeAgency(before) { return before }
    var after = title[mark.upperBound...].drop { $0 == "年" || $0 == "度" || $0 == " " }
    for end in ["政府信息公开", "政务信息公开", "信息公开", "政務公開", "政府信息公開", "政務信息公開"] {
      if let stop = Self.find(end, in: after) {
        after = after[..<stop]
        let name = Self.trimmed(after)
        return Self.looksLikeAgency(name) ? name : nil
      }
    }
    return nil
  }

  // MARK: - Body

  /// Agency and year out of a sentence like 现公布某局2023年政府信息公开工作年度报告.
  private func readBody(_ identity: inout Identity) {
    let end = min(opening.upperBound, max(opening.lowerBound + 400, preamble.upperBound))
    let range = preamble.lowerBound..<max(preamble.lowerBound, end)
    for verb in Self.verbs {
      var start = range.lowerBound
      while let hit = text.find(verb, in: span(start, range.upperBound)) {
        start = hit.upperBound
        guard let mark = sentenceMark(after: hit.upperBound, before: range.upperBound) else { continue }
        let location = text.location(mark.agency)
        if identity.year == nil { identity.year = Sourced(mark.year, .body, at: location) }
        let name = Self.trimmed(text.raw(mark.agency)[...])
        if identity.agency == nil, Self.looksLikeAgency(name) { identity.agency = Sourced(name, .body, at: location) }
        if identity.agency != nil { return }
      }
    }
  }

  private func sentenceMark(after start: Int, before end: Int) -> (agency: Range<Int>, year: Int)? {
    var index = start
    let limit = min(end, start + 60)
    while index + 4 < limit {
      if text.units[index] == Unit.fullStop || text.units[index] == Unit.comma { return nil }
      if let year = year(at: index), let after = text.matches(Self.yearUnit, at: yearEnd(index), before: end),
        let subject = text.find(Self.subject, in: span(after, min(end, after + 16)))
      {
        guard text.find(Self.report, in: span(subject.upperBound, min(end, subject.upperBound + 16))) != nil else {
          return nil
        }
        return (text.trimmed(span(start, index)), year)
      }
      index += 1
    }
    return nil
  }

  /// The year that sentences of the overview begin with (2021年，我局…), if they all name the same one.
  private func openingYear() -> Sourced<Int>? {
    var found: Sourced<Int>?
    for index in opening where index + 4 < opening.upperBound && Unit.isDigit(text.units[index]) {
      guard beginsSentence(index), let year = year(at: index),
        text.matches(Self.yearUnit, at: index + 4, before: opening.upperBound) != nil
      else { continue }
      if let found, found.value != year { return nil }
      found = found ?? Sourced(year, .body, at: text.location(span(index, index + 4)))
    }
    return found
  }

  private func beginsSentence(_ index: Int) -> Bool {
    var before = index - 1
    while before >= opening.lowerBound, Unit.isSpace(text.units[before]) { before -= 1 }
    return before < opening.lowerBound || text.units[before] == Unit.fullStop || text.units[before] == Unit.comma
  }

  // MARK: - Metadata and file name

  private func readMetadata(_ identity: inout Identity) {
    let metadata = text.document.metadata
    if let published = metadata.published { identity.published = Sourced(published, .meta) }
    if identity.agency == nil, let publisher = metadata.publisher, Self.looksLikeAgency(publisher) {
      identity.agency = Sourced(publisher, .meta)
    }
    guard identity.year == nil, let title = metadata.title else { return }
    if let year = yearMark(in: Fold.folded(title).filter { !Unit.isSpace($0) }) {
      identity.year = Sourced(year.value, .meta)
    }
  }

  private func readFileName(_ path: String, _ identity: inout Identity) {
    guard path != "-" else { return }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    // A name that is all ending, such as `.2021`, is its own stem.
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let stem = dot == file.startIndex ? file : String(file[..<dot])
    let units = Fold.folded(stem)
    guard let mark = fileYear(units) else { return }
    if identity.year == nil { identity.year = Sourced(mark.value, .filename) }
    if identity.agency == nil, let name = agency(stem, year: mark.value) { identity.agency = Sourced(name, .filename) }
  }

  /// The one year from 2008 on in a file's name; nil if there are several.
  private func fileYear(_ units: [UInt16]) -> (value: Int, place: Int)? {
    var found: [(value: Int, place: Int)] = []
    var index = 0
    while index < units.count {
      guard Unit.isDigit(units[index]) else {
        index += 1
        continue
      }
      let end = units[index...].firstIndex { !Unit.isDigit($0) } ?? units.count
      if end - index == 4, let year = Self.year(units[index..<end]) { found.append((year, index)) }
      index = end
    }
    return Set(found.map(\.value)).count == 1 ? found.first : nil
  }

  // MARK: - Words

  private static let subject = Fold.folded("信息公开")
  private static let report = Fold.folded("报告")
  private static let yearUnit = Fold.folded("年")
  private static let titleTags = ["标题:", "名称:", "题目:"].map(Fold.folded)
  private static let verbs = ["特编制", "现公布", "现公开", "现发布", "现将", "编制", "向社会公布", "公布", "发布"].map(Fold.folded)

  /// Whether the units end with a word, or with a bracket after it.
  private static func ends(_ units: [UInt16], with tail: [UInt16]) -> Bool {
    guard let first = tail.first, let last = units.lastIndex(of: first), last + tail.count <= units.count,
      units[last..<last + tail.count].elementsEqual(tail)
    else { return false }
    let rest = units[(last + tail.count)...]
    return rest.isEmpty || (rest.first == Unit.open && rest.last == Unit.close)
  }

  static func place(of pattern: [UInt16], in units: [UInt16]) -> Int? {
    guard units.count >= pattern.count else { return nil }
    return (0...units.count - pattern.count).first { units[$0..<$0 + pattern.count].elementsEqual(pattern) }
  }

  private static func find(_ pattern: String, in text: Substring) -> Substring.Index? {
    let wanted = Array(pattern)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: wanted) { return index }
      index = text.index(after: index)
    }
    return nil
  }

  private func yearMark(in units: [UInt16]) -> (value: Int, place: Int)? {
    guard units.count > 4 else { return nil }
    for place in 0..<units.count - 4 where units[place + 4] == 0x5E74 {
      if place > 0, Unit.isDigit(units[place - 1]) { continue }
      if let year = Self.year(units[place..<place + 4]) { return (year, place) }
    }
    return nil
  }

  private func year(at index: Int) -> Int? {
    var digits: [UInt16] = []
    var place = index
    while digits.count < 4, place < min(text.units.count, index + 6),
      Unit.isDigit(text.units[place]) || text.units[place] == Unit.lineFeed
    {
      if Unit.isDigit(text.units[place]) { digits.append(text.units[place]) }
      place += 1
    }
    return Self.year(digits[...])
  }

  /// The place after a year's four digits, which a line break may cut in two.
  private func yearEnd(_ index: Int) -> Int {
    var digits = 0
    var place = index
    while place < text.units.count, digits < 4 {
      if Unit.isDigit(text.units[place]) { digits += 1 }
      place += 1
    }
    return place
  }

  private static func year(_ units: ArraySlice<UInt16>) -> Int? {
    guard units.count == 4, units.allSatisfy(Unit.isDigit) else { return nil }
    let value = units.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (2008...2099).contains(value) ? value : nil
  }

  private static func yearRange(of year: Int, in title: String) -> Range<String.Index>? {
    let digits = String(year)
    let wide = String(digits.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }.map(Character.init))
    for form in [digits, wide] {
      if let start = find(form, in: title[...]) { return start..<title.index(start, offsetBy: 4) }
    }
    return nil
  }
}
