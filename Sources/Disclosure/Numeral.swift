/// What kind of number a column asks for.
enum NumberContext: Sendable {
  /// A count of documents, decisions or requests.
  case count
  /// A change against the year before, signed (本年增/减).
  case change
  /// An amount of money in 万元; `inYuan` where the column's head says 元.
  case amount(inYuan: Bool)
}

/// Reads what a cell holds; the one place where text becomes a number.
enum Numeral {
  /// What a cell's folded text amounts to.
  struct Reading: Equatable {
    var kind: Figure.Kind
    var value: Quantity?

    static let blank = Reading(kind: .blank, value: nil)
    static let unreadable = Reading(kind: .unreadable, value: nil)
    static let text = Reading(kind: .text, value: nil)
    static let zeroText = Reading(kind: .text, value: 0)
  }

  /// Reads folded units; spaces at either end do not matter.
  static func read(_ units: ArraySlice<UInt16>, _ context: NumberContext) -> Reading {
    let cell = trimmed(units)
    guard let first = cell.first else { return .blank }
    if Unit.isDigit(first) {
      if case .amount = context {} else if let count = plainCount(cell) { return Reading(kind: .number, value: count) }
    } else if cell.allSatisfy({ $0 == Unit.dash }) {
      return Reading(kind: .dash, value: 0)
    } else if cell.count == 1, first == Unit.slash || first == 0x5C {
      return Reading(kind: .slash, value: nil)
    } else if zeroStarts.contains(first), zeros.contains(where: { cell.elementsEqual($0) }) {
      return .zeroText
    }
    if case .change = context, let change = signedChange(cell) { return change }
    return number(cell, context) ?? (cell.contains(where: Unit.isHan) ? .text : .unreadable)
  }

  /// Whether a cell holds a value, as opposed to a label; blank cells do.
  static func isValue(_ units: ArraySlice<UInt16>) -> Bool {
    let cell = trimmed(units)
    guard let first = cell.first else { return true }
    guard cell.count <= 24 else { return false }
    if Unit.isHan(first), !valueStarts.contains(first) { return false }
    if plainCount(cell) != nil { return true }
    let reading = read(cell, .amount(inYuan: false))
    if reading.value != nil || reading.kind == .slash || read(cell, .change).value != nil { return true }
    let bare = cell.filter { !Unit.isSpace($0) }
    return notApplicable.contains(bare)
  }

  private static func trimmed(_ units: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    var start = units.startIndex
    var end = units.endIndex
    while start < end, Unit.isSpace(units[start]) { start += 1 }
    while end > start, Unit.isSpace(units[end - 1]) { end -= 1 }
    return units[start..<end]
  }

  /// A number of plain digits, as nearly all cells hold; nil for anything else.
  private static func plainCount(_ cell: ArraySlice<UInt16>) -> Quantity? {
    guard cell.count <= 15 else { return nil }
    var value = 0
    for unit in cell {
      guard Unit.isDigit(unit) else { return nil }
      value = value * 10 + Int(unit - 0x30)
    }
    return Quantity(value)
  }

  /// What the words for a value begin with: no other Han text can be one.
  private static let valueStarts = (zeros + unchanged + notApplicable + increases + decreases).compactMap(\.first)
  private static let zeroStarts = zeros.compactMap(\.first)

  /// The words for nothing, which count as zero.
  private static let zeros = ["无", "零", "暂无", "没有", "未发生", "〇", "○", "O", "o", "◯", "无。"].map(Fold.folded)

  private static let unchanged = ["持平", "不变", "无变化"].map(Fold.folded)
  private static let notApplicable = ["不适用", "N/A", "n/a", "*", "…", "?", "□", "……", "**", "***"].map(Fold.folded)
  private static let increases = ["增加", "增", "↑", "+", "新增"].map(Fold.folded)
  private static let decreases = ["减少", "减", "↓"].map(Fold.folded)

  private static func signedChange(_ cell: ArraySlice<UInt16>) -> Reading? {
    let bare = cell.filter { !Unit.isSpace($0) }
    if unchanged.contains(bare) { return .zeroText }
    for (signs, sign) in [(increases, 1), (decreases, -1)] {
      for mark in signs where bare.starts(with: mark) {
        guard let change = number(bare.dropFirst(mark.count), .count), let value = change.value, !value.isNegative
        else {
          continue
        }
        return Reading(kind: .number, value: sign > 0 ? value : Quantity(0) - value)
      }
    }
    return nil
  }

  private static let units = ["件次", "人次", "件", "宗", "起", "份", "次", "项", "个", "条", "人", "篇"].map(Fold.folded)
  private static let tenThousandYuan = ["万元人民币", "万元", "万"].map(Fold.folded)
  private static let yuan = ["元人民币", "元整", "元"].map(Fold.folded)

  private static func number(_ cell: ArraySlice<UInt16>, _ context: NumberContext) -> Reading? {
    var digits = cell
    var shift = 0
    func drop(_ suffixes: [[UInt16]]) -> Bool {
      for suffix in suffixes where digits.count > suffix.count && digits.suffix(suffix.count).elementsEqual(suffix) {
        digits.removeLast(suffix.count)
        return true
      }
      return false
    }
    if case .amount(let inYuan) = context {
      if drop(tenThousandYuan) {
        shift = 0
      } else if drop(yuan) || inYuan {
        shift = 4
      } else if drop(units), !digits.allSatisfy({ $0 == 0x30 }) {
        return nil
      }
    } else if drop(units) {
      while let last = digits.last, Unit.isSpace(last) { digits.removeLast() }
    }
    return decimal(digits, shift: shift).map { Reading(kind: .number, value: $0) }
  }

  /// Plain digits with at most one point, grouped by commas or single spaces in threes, with an optional sign.
  private static func decimal(_ units: ArraySlice<UInt16>, shift: Int) -> Quantity? {
    var mantissa: Int64 = 0
    var digits = 0
    var scale = 0
    var sawPoint = false
    var groups: [Int] = []
    var run = 0
    var negative = false
    var separator: UInt16?
    for (place, unit) in units.enumerated() {
      switch unit {
      case 0x30...0x39:
        digits += 1
        run += 1
        guard digits <= 15 else { return nil }
        mantissa = mantissa * 10 + Int64(unit - 0x30)
        if sawPoint { scale += 1 }
      case Unit.dash where place == 0: negative = true
      case 0x2B where place == 0: break
      case Unit.dot where !sawPoint && run > 0:
        sawPoint = true
        groups.append(run)
        run = 0
      case Unit.comma where !sawPoint && run > 0, Unit.space where !sawPoint && run > 0:
        guard separator == nil || separator == unit else { return nil }
        separator = unit
        groups.append(run)
        run = 0
      default: return nil
      }
    }
    guard digits > 0, run > 0 else { return nil }
    if !sawPoint { groups.append(run) }
    if separator != nil, groups.dropFirst().contains(where: { $0 != 3 }) || (groups.first ?? 9) > 3 { return nil }
    return Quantity(mantissa: negative ? -mantissa : mantissa, scale: scale + shift)
  }
}
