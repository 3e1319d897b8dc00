public import Disclosure

/// Composes sentences that state a report's figures, true or with one of them changed.
public struct FixtureClaims: Sendable {
  /// The prose.
  public let text: String
  /// The rules that have something to say about it; empty for prose that agrees.
  public let broken: Set<String>

  /// Sentences about a report's table 3; with `isWrong` one stated figure is off.
  public static func random(of report: FixtureReport, isWrong: Bool, seed: UInt64) -> FixtureClaims {
    var random = SplitMix64(seed: seed &* 77 &+ 5)
    func count(_ row: RowID, _ column: ColumnID = .total) -> Int { report.value(.requests, row, column) }
    func sum(_ group: RowGroup) -> Int {
      report.form(.requests).rows.filter { $0.group == group }.reduce(0) { $0 + count($1.id) }
    }
    var facts: [(rule: String, value: Int, phrases: [String])] = [
      ("N-CARRYIN", count(.carriedIn), ["上年结转#件", "上年度结转#件"]),
      ("N-ANSWERED", count(.resultTotal), ["办结#件", "共答复#件", "已办结#件"]),
      ("N-CARRYOUT", count(.carriedOut), ["结转下年度#件", "#件结转下年度继续办理", "结转\(report.year + 1)年办理#件"]),
      ("N-PARTIAL", count(.partial), ["部分公开#件"]), ("N-DENIED", sum(.denied), ["不予公开#件", "不予以公开#件"]),
      ("N-UNABLE", sum(.unable), ["无法提供#件"]), ("N-REFUSED", sum(.refused), ["不予处理#件"]),
      ("N-GRANTED", count(.granted) + count(.partial), ["予以公开及部分公开#件", "予以公开或部分公开#件"]),
    ]
    let received = count(.newReceived)
    let wrong = isWrong ? random.int(in: 0...facts.count) : -1
    // Far from every sum that the figure may also stand for.
    let offset = 100_003
    var parts: [String] = []
    if wrong == facts.count {
      parts.append("收到政府信息公开申请\(received + offset)件")
    } else {
      parts.append(random.pick("收到", "新收", "受理") + "政府信息公开申请\(received)件")
    }
    let broken: Set<String> = isWrong ? [wrong == facts.count ? "N-RECEIVED" : facts[wrong].rule] : []
    if isWrong, wrong < facts.count { facts[wrong].value += offset }
    for fact in facts where random.chance(60) || broken.contains(fact.rule) {
      guard let phrase = random.element(of: fact.phrases) else { continue }
      parts.append(phrase.replacing("#", with: String(fact.value)))
    }
    let noise = random.pick("", "办理提案12件。", "网站发布信息300余条。", "较大事项公示期15天。", "全年答复网民留言47条。")
    return FixtureClaims(text: "\(report.year)年，\(parts.joined(separator: "，"))，其余按规定处理。\(noise)", broken: broken)
  }
}
