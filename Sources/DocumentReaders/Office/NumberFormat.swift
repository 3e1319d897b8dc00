/// How a spreadsheet shows a number (ECMA-376 part 1, 18.8.31).
struct NumberFormat {
  private enum Token: Equatable {
    case literal(String)
    /// A digit: `0`, `#` or `?`.
    case digit(UInt8)
    case point, comma, percent, text, general
    /// Letters of a date, as `yyyy`.
    case date(String)
    /// Something that is not worked out here: fractions, powers of ten, conditions.
    case unknown
  }

  /// Excel writes no more than 255 characters.
  private static let longest = 1024
  private let sections: [[Token]]
  private let isGeneral: Bool

  /// Reads a format's code.
  init(_ code: String) {
    guard code.utf8.count <= Self.longest else {
      isGeneral = false
      sections = [[.unknown]]
      return
    }
    isGeneral = code.isEmpty || ["general", "g/通用格式"].contains(code.lowercased())
    sections = isGeneral ? [] : Self.split(code)
  }

  /// What a number shows as; nil where that is not known for certain.
  func shown(_ number: DecimalDigits, startsIn1904: Bool = false) -> String? {
    guard !isGeneral else { return number.general }
    let hasText = sections.last?.contains(.text) ?? false
    let numeric = hasText && sections.count > 1 ? sections.dropLast() : sections[...]
    guard let first = numeric.first else { return number.general }
    var number = number
    var section = first
    var sign = ""
    if number.isZero, numeric.count > 2 {
      section = numeric[2]
    } else if number.isNegative, numeric.count > 1 {
      section = numeric[1]
    } else if number.isNegative {
      sign = "-"
    }
    if section.contains(.unknown) { return nil }
    if section.contains(where: { if case .date = $0 { true } else { false } }) {
      return SheetDate(number, startsIn1904: startsIn1904).flatMap { Self.shown($0, section) }
    }
    if section.contains(.text) { return number.general }
    if section.contains(.general) { return number.magnitude.general.map { sign + Self.filled(section, $0) } }
    return Self.shown(&number, section).map { $0.isZero ? $0.text : sign + $0.text }
  }

  /// What text shows as.
  func shown(_ text: String) -> String {
    let last = sections.last ?? []
    guard last.contains(.text) || sections.count == 4 else { return text }
    return last.reduce(into: "") { shown, token in
      switch token {
      case .literal(let literal): shown += literal
      case .text: shown += text
      default: shown.unicodeScalars.append(WordSymbols.unreadable)
      }
    }
  }

  // MARK: - Numbers

  private static func shown(_ number: inout DecimalDigits, _ section: [Token]) -> (text: String, isZero: Bool)? {
    guard let first = section.firstIndex(where: isPlace), let last = section.lastIndex(where: isPlace) else {
      return (literals(section), true)
    }
    let point = section.firstIndex(of: .point) ?? section.endIndex
    let end = section[..<point].lastIndex(where: isPlace) ?? first
    // Commas right behind the last digit scale down by thousands, those between digits group them.
    let scaling = section[(end + 1)...].prefix { $0 == .comma }.count
    let isGrouped = section[first...end].contains(.comma)
    number.shift(2 * section.count { $0 == .percent } - 3 * scaling)
    let places = point < last ? section[point...last].filter(isPlace) : []
    number.round(places: places.count)
    let wholes = section[..<point].filter(isPlace)
    if section[first...last].contains(where: { if case .literal = $0 { true } else { false } }) { return nil }
    let least = wholes.count { $0 == .digit(UInt8(ascii: "0")) }
    var digits = number.wholeDigits
    while digits.count < least { digits.insert(0, at: 0) }
    var text = isGrouped ? grouped(digits) : DecimalDigits.text(digits)
    if point < section.endIndex { text += "." + fraction(number.fraction, places) }
    return (literals(section[..<first]) + text + literals(section[(last + 1)...]), number.isZero)
  }

  private static func fraction(_ digits: [UInt8], _ places: [Token]) -> String {
    var text = ""
    for (index, place) in places.enumerated() {
      if index < digits.count {
        text += DecimalDigits.text([digits[index]])
      } else if place == .digit(UInt8(ascii: "0")) {
        text += "0"
      }
    }
    return text
  }

  private static func grouped(_ digits: [UInt8]) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text += DecimalDigits.text([digit])
    }
    return text
  }

  private static func isPlace(_ token: Token) -> Bool { if case .digit = token { true } else { false } }

  /// The literals of a section, a number's text where General stands.
  private static func filled(_ section: [Token], _ text: String) -> String {
    section.reduce(into: "") { shown, token in
      if case .literal(let literal) = token { shown += literal } else if token == .general { shown += text }
    }
  }

  private static func literals(_ tokens: some Sequence<Token>) -> String {
    tokens.reduce(into: "") { text, token in
      if case .literal(let literal) = token { text += literal } else if token == .percent { text += "%" }
    }
  }

  // MARK: - Dates

  private static func shown(_ date: SheetDate, _ section: [Token]) -> String? {
    var text = ""
    for token in section {
      switch token {
      case .literal(let literal): text += literal
      case .point: text += "."
      case .comma: text += ","
      case .date(let letters):
        guard let part = date.part(letters) else { return nil }
        text += part
      default: return nil
      }
    }
    return text
  }

  // MARK: - Codes

  private static func split(_ code: String) -> [[Token]] {
    var sections: [[Token]] = [[]]
    var rest = Substring(code)
    while let character = rest.popFirst() {
      if character == ";" {
        sections.append([])
      } else if let token = token(character, &rest) {
        sections[sections.count - 1].append(token)
      }
    }
    return Array(sections.prefix(4))
  }

  private static func token(_ character: Character, _ rest: inout Substring) -> Token? {
    switch character {
    case "0", "#", "?": return .digit(character.asciiValue ?? 0)
    case ".": return .point
    case ",": return .comma
    case "%": return .percent
    case "@": return .text
    case "\\": return rest.popFirst().map { .literal(String($0)) }
    case "_", "*":
      // Room as wide as the next character, or filled with it.
      _ = rest.popFirst()
      return nil
    case "\"":
      let text = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(text.count + 1)
      return .literal(String(text))
    case "[":
      let text = rest.prefix { $0 != "]" }
      rest = rest.dropFirst(text.count + 1)
      return bracketed(String(text))
    case "y", "Y", "m", "M", "d", "D":
      let letters = rest.prefix { $0.lowercased() == character.lowercased() }
      rest = rest.dropFirst(letters.count)
      return .date((String(character) + letters).lowercased())
    case "G", "g":
      guard let name = ["eneral", "ENERAL", "/通用格式"].first(where: { rest.hasPrefix($0) }) else { return .unknown }
      rest = rest.dropFirst(name.count)
      return .general
    case "/": return .literal("/")
    case let other: return other.isASCII && other.isLetter ? .unknown : .literal(String(other))
    }
  }

  /// What stands in brackets: a colour, a currency's sign with its language, or a condition.
  private static func bracketed(_ text: String) -> Token? {
    if text.hasPrefix("$") {
      let sign = text.dropFirst().prefix { $0 != "-" }
      return sign.isEmpty ? nil : .literal(String(sign))
    }
    let colours = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "黑色", "蓝色", "红色", "绿色"]
    return colours.contains(text.lowercased()) || text.lowercased().hasPrefix("color") ? nil : .unknown
  }
}

/// A day as a spreadsheet counts it, from 1900.
struct SheetDate {
  private let year: Int
  private let month: Int
  private let day: Int

  /// The day of a serial number; nil before March 1900, where spreadsheets differ, and beyond the year 9999.
  init?(_ number: DecimalDigits, startsIn1904: Bool) {
    guard !number.isNegative, (2...7).contains(number.wholeDigits.count) else { return nil }
    let serial = number.wholeDigits.reduce(0) { $0 * 10 + Int($1) } + (startsIn1904 ? 1462 : 0)
    guard (61...2_958_465).contains(serial) else { return nil }
    // Days to civil date, counted from 1 March of the year 0.
    let days = serial + 693_899
    let era = days / 146_097
    let ofEra = days % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The part of the day that letters of a format stand for; nil for what is not known.
  func part(_ letters: String) -> String? {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch letters {
    case "yyyy", "yyy": return String(year)
    case "yy": return two(year % 100)
    case "m": return String(month)
    case "mm": return two(month)
    case "d": return String(day)
    case "dd": return two(day)
    default: return nil
    }
  }
}
