/// The dates of a report: the span that its figures cover, and the day of publication.
extension IdentityReader {
  /// The span of days stated anywhere before the tables: 自2021年1月1日起至2021年12月31日止.
  func period() -> Sourced<Period>? {
    let end = max(preamble.upperBound, opening.upperBound)
    var index = preamble.lowerBound
    while index < end {
      guard Unit.isDigit(text.units[index]) || text.units[index] == 0x4E8C,
        let from = date(at: index, before: end, year: nil)
      else {
        index += 1
        continue
      }
      var next = from.end
      for word in Self.until {
        if let after = text.matches(word, at: next, before: end) {
          next = after
          break
        }
      }
      if next > from.end, let to = date(at: next, before: end, year: from.date.year), to.date > from.date {
        return Sourced(Period(from: from.date, to: to.date), .body, at: text.location(span(index, to.end)))
      }
      index = from.end
    }
    return nil
  }

  func published() -> Sourced<CalendarDate>? { pageDate() ?? signatureDate() }

  /// The date a page prints under its title: 发布时间：2023-01-31 13:24.
  private func pageDate() -> Sourced<CalendarDate>? {
    for tag in Self.dateTags {
      guard let hit = text.find(tag, in: preamble) else { continue }
      let start = text.trimmed(span(hit.upperBound, preamble.upperBound)).lowerBound
      if let date = date(at: start, before: preamble.upperBound, year: nil)
        ?? plainDate(at: start, before: preamble.upperBound)
      {
        return Sourced(date.date, .meta, at: text.location(span(start, date.end)))
      }
    }
    return nil
  }

  /// The date under the report's last words, alone on its line.
  private func signatureDate() -> Sourced<CalendarDate>? {
    for line in text.lines.reversed().lazy.filter({ !$0.isBlank }).prefix(6) {
      guard line.units.count <= 16 else { continue }
      if let date = date(at: line.units.lowerBound, before: line.units.upperBound, year: nil),
        date.end == line.units.upperBound
      {
        return Sourced(date.date, .body, at: text.location(line.units))
      }
    }
    return runOnSignature()
  }

  /// The date near the end of a long last line, after a space or full stop, with nothing of a sentence behind it.
  private func runOnSignature() -> Sourced<CalendarDate>? {
    guard let line = text.lines.last(where: { !$0.isBlank }), line.units.count > 16 else { return nil }
    var found: Sourced<CalendarDate>?
    for start in line.units.suffix(60) where Unit.isDigit(text.units[start]) || Unit.ordinal(text.units[start]) != nil {
      let before = text.units[max(0, start - 1)]
      guard Unit.isSpace(before) || before == Unit.fullStop,
        let date = date(at: start, before: line.units.upperBound, year: nil)
      else { continue }
      let rest = text.units[span(date.end, line.units.upperBound)]
      let goesOn = Self.afterDate.contains(rest.first ?? 0) || rest.contains(Unit.fullStop) || rest.contains(Unit.comma)
      if !goesOn { found = Sourced(date.date, .body, at: text.location(span(start, date.end))) }
    }
    return found
  }

  /// What follows a date that belongs to a sentence: 前 后 起 至 止 以 之.
  private static let afterDate = Set(Fold.folded("前后起至止以之,."))

  /// A date written 2021年1月1日 or 二〇二一年一月一日, spaces anywhere; the year may be left out if it is known.
  private func date(at start: Int, before end: Int, year known: Int?) -> (date: CalendarDate, end: Int)? {
    var scanner = DateScanner(units: text.units, index: start, end: end)
    let first = scanner.number()
    let year: Int
    let month: Int?
    if let first, scanner.take(0x5E74) {
      year = first
      month = scanner.number()
    } else if let known, let first {
      year = known
      month = first
    } else {
      return nil
    }
    guard let month, scanner.take(0x6708), let day = scanner.number(), scanner.take(0x65E5),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return (date, scanner.index)
  }

  /// A date written 2023-01-31 or 2023/1/31.
  private func plainDate(at start: Int, before end: Int) -> (date: CalendarDate, end: Int)? {
    var scanner = DateScanner(units: text.units, index: start, end: end)
    guard let year = scanner.number(), scanner.take(Unit.dash) || scanner.take(Unit.slash) || scanner.take(Unit.dot),
      let month = scanner.number(), scanner.take(Unit.dash) || scanner.take(Unit.slash) || scanner.take(Unit.dot),
      let day = scanner.number(), let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return (date, scanner.index)
  }

  private static let dateTags = ["发布时间:", "发布日期:", "成文日期:", "公开日期:", "生成日期:", "日期:", "时间:"].map(Fold.folded)
  private static let until = ["日起至", "起至", "至", "起到", "到", "起-", "-", "~", "起,至"].map(Fold.folded)
}

/// Reads the numbers and units of a date, passing over spaces.
private struct DateScanner {
  let units: [UInt16]
  var index: Int
  let end: Int

  private mutating func skipSpaces() {
    while index < end, Unit.isSpace(units[index]) { index += 1 }
  }

  /// A number of up to four digits, in Arabic or Chinese numerals.
  mutating func number() -> Int? {
    skipSpaces()
    var value = 0
    var digits = 0
    while index < end, Unit.isDigit(units[index]), digits < 4 {
      value = value * 10 + Int(units[index] - 0x30)
      digits += 1
      index += 1
    }
    if digits > 0 { return value }
    return chinese()
  }

  private mutating func chinese() -> Int? {
    var digits: [Int] = []
    while index < end, digits.count < 4, let digit = Self.digit(units[index]) {
      digits.append(digit)
      index += 1
    }
    guard !digits.isEmpty else { return nil }
    if let ten = digits.firstIndex(of: 10) {
      let tens = ten == 0 ? 1 : digits[0]
      return tens * 10 + (ten + 1 < digits.count ? digits[ten + 1] : 0)
    }
    return digits.reduce(0) { $0 * 10 + $1 }
  }

  private static func digit(_ unit: UInt16) -> Int? {
    unit == 0x3007 || unit == 0x96F6 || unit == 0x25CB || unit == 0x4F || unit == 0x25EF ? 0 : Unit.ordinal(unit)
  }

  mutating func take(_ unit: UInt16) -> Bool {
    skipSpaces()
    guard index < end, units[index] == unit else { return false }
    index += 1
    return true
  }
}
