import Disclosure

// Causes, claims and other years in words.
extension Words {
  /// A cause in one line: how far it can be told, the suspect cells, and the value each would need.
  func head(of diagnosis: Diagnosis) -> String {
    let kind = diagnosis.kind.title[language]
    guard let first = diagnosis.candidates.first else { return kind + " · " + diagnosis.message(in: language) }
    let shown: [Diagnosis.Candidate]
    switch diagnosis.kind {
    case .tie, .lineUnknown, .sidesDiffer: shown = Array(diagnosis.candidates.prefix(2))
    case .certain, .likely, .misalignedLine, .notLocalisable: shown = [first]
    }
    let rest = diagnosis.candidates.count - shown.count
    let more = rest > 0 && shown.count > 1 ? say("（另有 \(rest) 种）", " (\(rest) more)") : ""
    return kind + " · " + shown.map { $0.words(in: language) }.joined(separator: say("；或 ", "; or ")) + more
  }

  /// What a class of cause means for the one who looks at it.
  func advice(on diagnosis: Diagnosis) -> String {
    switch diagnosis.kind {
    case .certain:
      diagnosis.candidates.first.map(\.changes.count) ?? 1 > 1
        ? say("这几格由其余数字推出，填上后下列关系就都成立；请对照原件核对", "these cells follow from the others; compare the original")
        : say("只改这一格，下列关系就都成立；请对照原件核对", "with this one cell changed all of these hold; compare the original")
    case .likely: say("第一种最说得通，其余较少见；请对照原件核对", "the first is by far the most plausible; compare the original")
    case .lineUnknown: say("差额和所在栏可知，在哪一行分不出来", "the amount and its column are known, its row is not")
    case .tie: say("下列几种同样说得通，表内分不出来", "these are equally plausible; the table cannot tell them apart")
    case .sidesDiffer: say("各合计自相一致，收办两边不平", "every total agrees with its parts; intake and outcomes differ")
    case .misalignedLine: say("整行或整列可能错位：先核对读数，再疑报告", "a whole line may stand one place off: check the reading first")
    case .notLocalisable: diagnosis.message(in: language)
    }
  }

  func slips(of candidate: Diagnosis.Candidate) -> String {
    var names: [String] = []
    for title in candidate.events.map({ $0.slip.title[language] }) where !names.contains(title) { names.append(title) }
    return names.isEmpty ? "" : say("可能：", "perhaps: ") + names.joined(separator: say("、", ", "))
  }

  func otherWays(_ count: Int) -> String { say("另有 \(count) 种", "\(count) more") }
  func otherCells(_ count: Int) -> String { say("另有 \(count) 格", "\(count) more cells") }
  func otherRelations(_ count: Int) -> String { say("另有 \(count) 项", "\(count) more") }

  func causeTitle(_ diagnosis: Diagnosis) -> String { say("可能原因 · ", "Cause · ") + diagnosis.kind.title[language] }

  func notCompared(_ count: Int) -> String {
    say("\(count) 项关系因空白或缺格未核对", "\(count) relations not compared: cells blank or missing")
  }

  var chooseAFinding: String { say("可能原因不能整个搁置；请在其下选一项关系", "choose a relation below the cause to set it aside") }
}
