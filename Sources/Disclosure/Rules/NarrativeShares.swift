extension Rules {
  static let narrativeShare = narrative(
    "N-PCT", Bilingual("百分比", "Percentages"),
    Bilingual(
      "正文的占比、公开率和增减幅度按所说的件数重算相符（相差不过 0.1 个百分点，整数和增减幅度不过 1）",
      "Shares, rates and changes in the prose come out as stated when worked out again (within 0.1 point; whole numbers and changes within 1)"
    ),
    .warning, [],
    [
      .breaks("9 件中 3 件，占 40%", "3 of 9 said to be 40%") {
        $0.write("收到政府信息公开申请9件，无法提供3件，占40%。", in: .overview)
      },
      .breaks("9 件较上年 12 件下降 30%", "9 after 12 said to be 30% fewer") {
        $0.write("收到政府信息公开申请9件，较上年的12件下降30%。", in: .overview)
      },
      .keeps("9 件中 2 件，占 22.2%；较上年 12 件下降 25%", "2 of 9 are 22.2%; 9 after 12 are 25% fewer") {
        $0.write("收到政府信息公开申请9件，较上年的12件下降25%。无法提供2件，占22.2%。", in: .overview)
      },
    ],
    also: { report in
      report.claims.indices.compactMap { index in
        let claim = report.claims[index]
        guard claim.isPlain, claim.measure == .percent else { return nil }
        return switch claim.subject {
        case .share: index > 0 ? share(claim, of: report.claims[index - 1], report) : nil
        case .disclosureRate: rate(claim, report)
        case .change: change(claim, report)
        default: nil
        }
      }
    })

  /// What a share may be of: all results, new requests, all intake, or what the prose says was received or answered.
  private static func bases(_ report: Report) -> [Quantity] {
    let tables = [
      report.requests([.resultTotal], "", "").value, report.requests([.newReceived], "", "").value,
      report.requests([.newReceived, .carriedIn], "", "").value,
    ]
    let prose = report.claims.filter { $0.isPlain && ($0.subject == .received || $0.subject == .answered) }.map(\.value)
    return tables.compactMap { $0 } + prose
  }

  private static func share(_ claim: Claim, of part: Claim, _ report: Report) -> Finding? {
    let outcomes: [Claim.Subject] = [
      .granted, .partial, .grantedOrPartial, .denied, .unable, .refused, .otherHandling, .notHeld, .natural,
      .organisations,
      .enterprise, .online, .byPost, .inPerson,
    ]
    guard outcomes.contains(part.subject), part.measure == .count else { return nil }
    let bases = bases(report)
    let parts = [part.value] + report.sides(of: part.subject).compactMap(\.value)
    guard let first = bases.first,
      !bases.contains(where: { base in parts.contains { claim.isShare(of: $0, in: base) } })
    else { return nil }
    let side = percent(part.value, of: first)
    return claimFinding("N-PCT", .warning, claim, side.map { [$0] } ?? [])
  }

  private static func rate(_ claim: Claim, _ report: Report) -> Finding? {
    let bases = bases(report)
    let granted = report.sides(of: .granted).compactMap(\.value)
    guard let part = granted.last, let first = bases.first,
      !bases.contains(where: { base in granted.contains { claim.isShare(of: $0, in: base) } })
    else { return nil }
    return claimFinding("N-PCT", .warning, claim, percent(part, of: first).map { [$0] } ?? [])
  }

  private static func change(_ claim: Claim, _ report: Report) -> Finding? {
    let sentence = report.claims.filter {
      $0.section == claim.section && $0.sentenceIndex == claim.sentenceIndex && $0.isPlain
    }
    guard let now = sentence.first(where: { $0.subject == .received })?.value.whole,
      let before = sentence.first(where: { $0.subject == .receivedLastYear })?.value.whole, before > 0
    else { return nil }
    let tenths = (now - before) * 1000 / before
    guard let stated = claim.value.tenths, abs(stated - tenths) > 10 else { return nil }
    let side = TableSide(
      value: Quantity(mantissa: Int64(tenths), scale: 1), cells: [],
      "\(before) 到 \(now) 的增减（%）", "the change from \(before) to \(now), in per cent")
    return claimFinding("N-PCT", .warning, claim, [side])
  }

  private static func percent(_ part: Quantity, of base: Quantity) -> TableSide? {
    guard let part = part.whole, let base = base.whole, base > 0 else { return nil }
    return TableSide(
      value: Quantity(mantissa: Int64((part * 20_000 / base + 1) / 2), scale: 2), cells: [],
      "\(part) 占 \(base)（%）", "\(part) of \(base), in per cent")
  }

  static let narrativeFee = narrative(
    "N-FEE", Bilingual("信息处理费金额", "Processing fee stated"),
    Bilingual(
      "第六部分的信息处理费是 10 元的整数倍，不超过表二行政事业性收费",
      "The processing fee stated is a multiple of 10 yuan and no more than the fees of table 2"),
    .info, [],
    [
      .breaks("收取 125 元", "125 yuan") {
        $0.set(.fee, .amountWan, 1)
        $0.write("全年收取信息处理费125元。", in: .otherMatters)
      },
      .breaks("收取 400 元，表二收费 0 万元", "400 yuan, no fees in table 2") {
        $0.write("全年收取信息处理费400元。", in: .otherMatters)
      },
      .keeps("未收取，表二另有收费", "none collected, other fees in table 2") {
        $0.set(.fee, .amountWan, 30)
        $0.write("未收取信息处理费。", in: .otherMatters)
      },
    ],
    also: { report in
      report.claims.compactMap { claim in
        guard claim.isPlain, claim.subject == .processingFee, let yuan = claim.value.tenths, yuan > 0 else {
          return nil
        }
        if yuan % 100 != 0 {
          return claimFinding(
            "N-FEE", .info, claim,
            [TableSide(value: 10, cells: [], "按国办函〔2020〕109号应为整数倍", "should be a multiple of")])
        }
        let cell = CellPath(.proactive, .fee, .amountWan)
        guard let wan = report.figure(cell).value, let limit = Quantity(mantissa: Int64(yuan), scale: 5),
          let slack = Quantity(mantissa: 50, scale: 4), wan + slack < limit
        else { return nil }
        return claimFinding(
          "N-FEE", .info, claim,
          [TableSide(value: wan, cell: cell)])
      }
    })
}

extension Quantity {
  /// The number in tenths, cut off; nil if it is too large.
  var tenths: Int? {
    guard scale > 0 else { return mantissa.magnitude < 1_000_000_000_000 ? Int(mantissa) * 10 : nil }
    return Int((1..<scale).reduce(mantissa) { value, _ in value / 10 })
  }
}

extension Claim {
  /// Whether the percentage is that share, within 0.1, or 1 where it is stated without decimals.
  fileprivate func isShare(of part: Quantity, in base: Quantity) -> Bool {
    guard let part = part.whole, let base = base.whole, base > 0, (0..<1_000_000_000).contains(part) else {
      return false
    }
    let share = Quantity(mantissa: Int64(part * 10_000 / base), scale: 2) ?? 0
    let distance = value < share ? share - value : value - share
    return distance < (value.isWhole ? 1 : Quantity(mantissa: 12, scale: 2) ?? 0)
  }
}
