public import Disclosure

/// What became of files since they were read.
struct Reloading: Sendable, Hashable {
  /// The reports whose files are gone.
  var vanished: Set<ReportID> = []
}

/// A report that was read again, since its file has changed.
public struct Replacement: Sendable {
  /// Which report.
  public let id: ReportID
  /// What it is now.
  public let summary: ReportSummary

  /// A report and what it is now.
  public init(id: ReportID, summary: ReportSummary) {
    self.id = id
    self.summary = summary
  }
}

extension Model {
  /// Takes in reports that were read again: the place stays, and what became of their findings is said.
  mutating func replace(_ replacements: [Replacement]) -> [Effect] {
    var effects: [Effect] = []
    var (mended, untested, added) = (0, 0, 0)
    for replacement in replacements {
      let id = replacement.id
      guard let old = shelf.replace(id, by: replacement.summary), let new = shelf.entry(id) else { continue }
      let changes = FindingChanges(new, beside: old, acrossYears: false)
      mended += changes.mended.count
      untested += changes.untested.count
      added += changes.added.count
      reloading.vanished.remove(id)
      failed[id] = nil
      if case .review(let form) = mode, form.report == id {
        // The reason would go to whatever finding stands in that place now.
        let place = Self.place(of: form.finding, in: old.summary, within: new.summary)
        mode = place.map { .review(form.about($0)) } ?? .browse
      }
      if id == report {
        check = check.flatMap { Self.place(of: $0, in: old.summary, within: new.summary) }
        asked = id
        effects.append(.open(id, path: new.summary.source.path))
      } else {
        reports.drop(id)
      }
    }
    guard let first = replacements.first, let entry = shelf.entry(first.id) else { return effects }
    let name = replacements.count == 1 ? words.name(of: entry.summary) : words.reports(replacements.count)
    notice = Notice(
      text: words.reread(name, mended: mended, untested: untested, added: added), tone: added > 0 ? .failed : .plain)
    return effects
  }

  /// Takes in that files are gone; what was read of them stays.
  mutating func note(vanished ids: [ReportID]) {
    let new = ids.filter { shelf.entry($0) != nil && reloading.vanished.insert($0).inserted }
    guard let first = new.first, let entry = shelf.entry(first) else { return }
    let name = new.count == 1 ? words.name(of: entry.summary) : words.reports(new.count)
    notice = Notice(text: words.vanished(name))
  }

  /// The finding that is the same as one of before.
  static func place(of check: Int, in old: ReportSummary, within new: ReportSummary) -> Int? {
    guard old.findings.indices.contains(check) else { return nil }
    let finding = old.findings[check]
    return new.findings.firstIndex { $0.rule == finding.rule && $0.subject == finding.subject }
  }
}

// Words
extension Words {
  func reports(_ count: Int) -> String { say("\(count) 份报告", "\(count) reports") }
  func reread(_ name: String, mended: Int, untested: Int, added: Int) -> String {
    let pieces = [
      mended > 0 ? say("\(mended) 处已改正", "\(mended) mended") : nil,
      untested > 0
        ? say("\(untested) 处无法再核（数字未读出或空白）", "\(untested) not to be checked again (figures unread or blank)") : nil,
      added > 0 ? say("新增 \(added) 处", "\(added) new") : nil,
    ].compactMap { $0 }
    let change = pieces.isEmpty ? say("核查结果未变", "the findings are the same") : pieces.joined(separator: say("，", ", "))
    return say("\(name) 有改动，已重新读取：\(change)", "\(name) has changed and was read again: \(change)")
  }
  func vanished(_ name: String) -> String {
    say("\(name) 的文件已不在；这里仍是此前读到的内容", "the file of \(name) is gone; what was read of it stays")
  }
  var gone: String { say("文件已不在", "file gone") }
  func arrived(_ count: Int) -> String { say("新增 \(count) 份报告", "\(count) new report\(count == 1 ? "" : "s")") }
}
