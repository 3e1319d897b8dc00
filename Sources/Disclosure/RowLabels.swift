/// The labels of the form's rows, in the forms they are met with, and how a cell's text is matched to one.
struct RowLabels: Sendable {
  /// A row's label recognised.
  struct Match: Equatable {
    var row: RowID
    /// Whether a character of it is missing, doubled or wrong.
    var isDamaged: Bool
  }

  private let entries: [Entry]

  private struct Entry {
    let row: RowID
    let key: [UInt16]
    /// How the text may differ from the key: it may go on after it, or have it anywhere within.
    let fit: Fit
  }

  private enum Fit { case whole, start, within }

  private init(_ entries: [(RowID, Fit, [String])]) {
    self.entries = entries.flatMap { row, fit, keys in
      keys.map { Entry(row: row, key: Self.key(Fold.folded($0)[...]), fit: fit) }
    }
  }

  /// The row that a cell's text names; nil if it names none, or more than one.
  func match(_ units: ArraySlice<UInt16>) -> Match? {
    guard units.count >= 2, units.count <= 120 else { return nil }
    let key = Self.key(units)
    guard key.count >= 2 else { return nil }
    if let row = exact(key) { return Match(row: row, isDamaged: false) }
    guard !key.contains(where: Unit.isDigit), let row = nearest(key) ?? cutShort(key) else { return nil }
    return Match(row: row, isDamaged: true)
  }

  private func exact(_ key: [UInt16]) -> RowID? {
    for entry in entries {
      switch entry.fit {
      case .whole: if key == entry.key { return entry.row }
      case .start: if key.count <= entry.key.count + 24, key.starts(with: entry.key) { return entry.row }
      case .within: if key.count <= 48, Self.contains(key, entry.key) { return entry.row }
      }
    }
    return nil
  }

  /// The one row whose label is a character away (two for long labels), if no other is as near and the text is no group
  /// head.
  private func nearest(_ key: [UInt16]) -> RowID? {
    guard key.count >= 4, !Self.groupHeads.contains(key) else { return nil }
    var best: (row: RowID, distance: Int)?
    var isTied = false
    for entry in entries where entry.key.count >= 4 && entry.fit != .within {
      let allowed = entry.key.count >= 10 ? 2 : 1
      guard abs(entry.key.count - key.count) <= allowed, !Self.meansAnother(key, entry.key),
        let distance = Self.distance(key, entry.key, atMost: allowed)
      else { continue }
      if let found = best, found.row != entry.row {
        if distance == found.distance { isTied = true }
        if distance < found.distance { (best, isTied) = ((entry.row, distance), false) }
      } else if distance < best?.distance ?? .max {
        best = (entry.row, distance)
      }
    }
    guard let best, !isTied else { return nil }
    let isNearHead = Self.groupHeads.contains {
      (Self.distance(key, $0, atMost: best.distance) ?? .max) <= best.distance
    }
    return isNearHead ? nil : best.row
  }

  /// The one row whose long label the text is with some characters left out, at least three in four being there:
  /// 其他法律行政止公开 is 其他法律行政法规禁止公开.
  private func cutShort(_ key: [UInt16]) -> RowID? {
    guard key.count >= 9 else { return nil }
    let rows = entries.filter { entry in
      guard entry.fit != .within, entry.key.count > key.count, key.count * 4 >= entry.key.count * 3,
        entry.key.first == key.first, entry.key.last == key.last
      else { return false }
      var rest = entry.key[...]
      return key.allSatisfy { unit in
        guard let place = rest.firstIndex(of: unit) else { return false }
        rest = rest[(place + 1)...]
        return true
      }
    }.map(\.row)
    guard let row = rows.first, rows.allSatisfy({ $0 == row }) else { return nil }
    return row
  }

  /// Whether what sets two near labels apart is no damage but another meaning: 上年新收 and 本年结转 are not 本年新收, and
  /// 行政处理 is not 行政处罚.
  private static func meansAnother(_ key: [UInt16], _ label: [UInt16]) -> Bool {
    if label.starts(with: administrative) {
      return key.count == label.count && key.starts(with: administrative) && label.count == 4
    }
    guard let year = years.firstIndex(where: { label.starts(with: $0.own) }) else { return false }
    return years[year].others.contains { Self.contains(Array(key.prefix(5)), $0) }
  }

  private static let administrative = Fold.folded("行政")
  private static let years = [("本年", ["上", "去年", "前年", "结转"]), ("上年", ["本", "今年", "新收", "前年"])].map {
    (own: Fold.folded($0.0), others: $0.1.map(Fold.folded))
  }

  // MARK: - Keys

  /// What is compared of a label: its Han characters, letters and digits, without enumerators before it, without what
  /// stands in brackets after it, and without the heads of the groups it stands in.
  static func key(_ units: ArraySlice<UInt16>) -> [UInt16] {
    var rest = withoutEnumerator(units)
    for head in spanningHeads {
      guard let after = skip(head, in: rest) else { continue }
      let inner = withoutEnumerator(after)
      if inner.count < after.count, inner.contains(where: Unit.isHan) { rest = inner }
    }
    var key: [UInt16] = []
    key.reserveCapacity(rest.count)
    var depth = 0
    for unit in rest {
      if unit == Unit.open {
        if key.count >= 2 { depth += 1 }
      } else if unit == Unit.close {
        depth = max(0, depth - 1)
      } else if depth == 0, Unit.isHan(unit) || Unit.isLetter(unit) || Unit.isDigit(unit) {
        key.append(unit)
      }
    }
    return key
  }

  /// The text after an enumerator: （一） 一、 1. 1、 (1) and the like.
  static func withoutEnumerator(_ units: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    let bare = units.drop(while: Unit.isSpace)
    guard let first = bare.first else { return bare }
    var rest = bare
    let isBracketed = first == Unit.open
    if isBracketed { rest = rest.dropFirst().drop(while: Unit.isSpace) }
    let number = rest.prefix { Unit.isDigit($0) || Unit.ordinal($0) != nil }
    guard !number.isEmpty, number.count <= 2 else { return bare }
    rest = rest.dropFirst(number.count).drop(while: Unit.isSpace)
    if isBracketed {
      guard rest.first == Unit.close else { return bare }
      rest = rest.dropFirst()
    } else if let mark = rest.first,
      [Unit.dot, Unit.enumerationComma, Unit.close, Unit.comma, Unit.colon].contains(mark)
    {
      rest = rest.dropFirst()
    } else if !number.allSatisfy(Unit.isDigit) {
      return bare
    }
    rest = rest.drop(while: { Unit.isSpace($0) || $0 == Unit.dot || $0 == Unit.enumerationComma })
    return rest
  }

  private static func skip(_ head: [UInt16], in units: ArraySlice<UInt16>) -> ArraySlice<UInt16>? {
    var rest = units
    for unit in head {
      rest = rest.drop(while: Unit.isSpace)
      guard rest.first == unit else { return nil }
      rest = rest.dropFirst()
    }
    return rest
  }

  private static func contains(_ text: [UInt16], _ key: [UInt16]) -> Bool {
    guard text.count >= key.count else { return false }
    return (0...text.count - key.count).contains { text[$0..<$0 + key.count].elementsEqual(key) }
  }

  /// The number of characters to insert, delete or replace to make one text of the other, nil if more than `limit`.
  static func distance(_ left: [UInt16], _ right: [UInt16], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var row = Array(0...right.count)
    for (index, unit) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let substitution = diagonal + (right[place] == unit ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(substitution, diagonal + 1, row[place] + 1)
      }
      if let least = row.min(), least > limit { return nil }
    }
    guard let distance = row.last, distance <= limit else { return nil }
    return distance
  }

  // MARK: - Labels

  private static let groupHeads = ["不予公开", "无法提供", "不予处理", "其他处理", "本年度办理结果", "申请人情况"].map(Fold.folded)
  private static let spanningHeads = ["本年度办理结果", "本年办理结果", "不予公开", "无法提供", "不予处理", "其他处理"].map(Fold.folded)

  /// Whether the text is the head of a group of rows, which carries no figures.
  static func isGroupHead(_ units: ArraySlice<UInt16>) -> Bool { groupHeads.contains(key(units)) }

  /// The labels of table 3 that do not depend on where they stand; 其他, 其他处理 and 总计 do, and are not among them.
  static let requests = RowLabels([
    (.newReceived, .start, ["本年新收", "本年度新收"]),
    (.carriedIn, .start, ["上年结转", "上年度结转", "上一年结转", "上年度接转"]),
    (.granted, .whole, ["予以公开"]),
    (.partial, .whole, ["部分公开"]),
    (.partial, .start, ["部分公开区分处理"]),
    (.deniedStateSecret, .start, ["属于国家秘密", "涉及国家秘密"]),
    (.deniedLawProhibits, .start, ["其他法律行政法规禁止公开", "法律行政法规禁止公开", "其他法律法规禁止公开"]),
    (.deniedSafety, .within, ["三安全一稳定"]),
    (.deniedThirdParty, .start, ["保护第三方合法权益"]),
    (.deniedInternal, .start, ["属于三类内部事务信息", "属于内部事务信息", "三类内部事务信息"]),
    (.deniedProcess, .start, ["属于四类过程性信息", "属于过程性信息", "四类过程性信息"]),
    (.deniedEnforcementFile, .start, ["属于行政执法案卷", "行政执法案卷"]),
    (.deniedAdminQuery, .start, ["属于行政查询事项", "行政查询事项"]),
    (.unableNotHeld, .start, ["本机关不掌握相关政府信息", "本机关不掌握"]),
    (.unableNeedsCreation, .start, ["没有现成信息需要另行制作", "没有现成信息"]),
    (.unableUnclear, .start, ["补正后申请内容仍不明确"]),
    (.refusedPetition, .start, ["信访举报投诉类申请"]),
    (.refusedRepeat, .whole, ["重复申请"]),
    (.refusedPublication, .start, ["要求提供公开出版物", "要求提供公开出版"]),
    (.refusedExcessive, .start, ["无正当理由大量反复申请"]),
    (.refusedConfirm, .start, ["要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具"]),
    (.otherNoCorrection, .start, ["申请人无正当理由逾期不补正"]),
    (.otherNoCorrection, .within, ["逾期不补正"]),
    (.otherNoFee, .start, ["申请人逾期未按收费通知要求缴纳费用"]),
    (.otherNoFee, .within, ["收费通知要求缴纳费用"]),
    (.carriedOut, .start, ["结转下年度继续办理", "结转下年度", "结转下一年度"]),
    // Their full wordings, so that a damaged one is still near to its label.
    (.newReceived, .whole, ["本年新收政府信息公开申请数量"]), (.carriedIn, .whole, ["上年结转政府信息公开申请数量"]),
    (.otherNoCorrection, .whole, ["申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请"]),
    (.otherNoFee, .whole, ["申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请"]),
    (.deniedSafety, .whole, ["危及三安全一稳定"]),
  ])

  /// The labels of table 2.
  static let proactive = RowLabels([
    (.rules, .whole, ["规章"]),
    (.normative, .whole, ["行政规范性文件", "规范性文件"]),
    (.license, .whole, ["行政许可"]),
    (.otherServices, .whole, ["其他对外管理服务事项"]),
    (.penalty, .whole, ["行政处罚"]),
    (.coercion, .whole, ["行政强制"]),
    (.fee, .whole, ["行政事业性收费"]),
    (.procurement, .whole, ["政府集中采购"]),
  ])
}
