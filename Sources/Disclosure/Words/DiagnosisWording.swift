extension Diagnosis {
  /// The cause in one sentence or two: what may have happened, in which cells, and the value each would need.
  ///
  /// It says where to look and what would make the relations hold, never what the figure is.
  public func message(in language: Language) -> String {
    let first = candidates.first?.words(in: language) ?? ""
    let others = candidates.dropFirst().prefix(2).map { $0.words(in: language) }
    func say(_ chinese: String, _ english: String) -> String { Bilingual(chinese, english)[language] }
    switch kind {
    case .certain: return first
    case .likely:
      let rest = others.isEmpty ? "" : say("；其次：", "; next: ") + others.joined(separator: say("；", "; "))
      return say("很可能：", "likely: ") + first + rest
    case .tie, .lineUnknown, .sidesDiffer:
      let all = candidates.prefix(max(2, min(4, leadingCount))).map { $0.words(in: language) }
      let count = max(candidates.count, all.count)
      let more = count > all.count ? say("（共 \(count) 种）", " (\(count) in all)") : ""
      return kind.opening[language] + all.joined(separator: say("；或 ", "; or ")) + more
    case .misalignedLine:
      return kind.opening[language] + first
    case .notLocalisable: return (limit ?? .cells).words[language]
    }
  }

  /// The relations it explains as the output names them, the first few and how many there are.
  public func relationNames(in language: Language, atMost count: Int) -> String {
    let names = relations.prefix(count).map(\.name).joined(separator: language == .chinese ? "、" : ", ")
    let rest =
      relations.count > count ? Bilingual(" 等 \(relations.count) 项", " and \(relations.count - count) more") : nil
    return names + (rest?[language] ?? "")
  }
}

extension Diagnosis.Kind {
  fileprivate var opening: Bilingual {
    switch self {
    case .tie: Bilingual("分不出哪一种：", "nothing tells these apart: ")
    case .lineUnknown: Bilingual("所在行列不能确定，可能是：", "the line is not certain, perhaps: ")
    case .sidesDiffer:
      Bilingual("各合计自相一致，收办两边不平，可能是：", "every total agrees with its parts; intake and outcomes differ, perhaps: ")
    case .misalignedLine:
      Bilingual(
        "整行或整列可能错位，请先对照原文核对读数：", "a whole line may stand one place off; compare the reading with the original first: ")
    case .certain, .likely, .notLocalisable: Bilingual("", "")
    }
  }
}

extension Diagnosis.Limit {
  fileprivate var words: Bilingual {
    switch self {
    case .failingRelations:
      Bilingual(
        "不成立的关系过多，不像填报差错，请先核对表格是否读对",
        "too many relations fail for slips; check first whether the table was read rightly")
    case .cells: Bilingual("需要改动的单元格过多，不能定位", "more cells would have to change than can be told apart")
    case .steps: Bilingual("可能的解释过多，不能定位", "too many explanations to tell apart")
    }
  }
}

extension Diagnosis.Candidate {
  /// The cells with the value each would need, and what may have happened: `表三“（一）予以公开”行“自然人”栏 9，若为 8 则成立（错一位数字）`.
  public func words(in language: Language) -> String {
    let shown = changes.prefix(3).map { $0.words(in: language) }
    let more = changes.count - shown.count
    let rest = more > 0 ? Bilingual("等 \(changes.count) 格", " and \(more) more cells")[language] : ""
    let slips = events.map { $0.slip.title[language] }
    let reasons = slips.enumerated().filter { !slips[..<$0.offset].contains($0.element) }.map(\.element)
    let reason =
      reasons.isEmpty
      ? "" : Bilingual("（\(reasons.joined(separator: "、"))）", " (\(reasons.joined(separator: ", ")))")[language]
    return shown.joined(separator: language == .chinese ? "，" : ", ") + rest + reason
  }
}

extension Diagnosis.Change {
  fileprivate func words(in language: Language) -> String {
    let label = cell.label(in: language)
    let stated = stated[language]
    let gap = from == nil && language == .chinese ? "" : " "
    return Bilingual(
      "\(label)\(gap)\(stated)，若为 \(to) 则成立", "\(label): \(stated), would hold with \(to)")[language]
  }

  /// What the cell states, and in words why it states nothing that counts.
  public var stated: Bilingual {
    if let from { return Bilingual(from.description, from.description) }
    switch kind {
    case .blank: return Bilingual("空白", "blank")
    case .missing: return Bilingual("没有找到", "not found")
    case .slash: return Bilingual("填“/”", "a slash")
    case .number, .dash, .text, .unreadable: return Bilingual("未读出", "not readable")
    }
  }
}
