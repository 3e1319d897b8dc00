public import Disclosure

/// What became of files since they were read.
struct Reloading: Sendable, Hashable {
  /// The reports whose files are gone.
  var vanished: Set<ReportID> = []
  /// The reports whose files have changed and could not be read again: what is shown of them is what they once were.
  var outdated: Set<ReportID> = []
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

/// A settings file beside reports that says something else than before.
public struct SettingsChange: Sendable, Hashable {
  /// The file's path as a person reads it.
  public let path: String
  /// Whether it is gone.
  public let isGone: Bool

  /// A settings file that has changed or is gone.
  public init(path: String, isGone: Bool = false) {
    self.path = path
    self.isGone = isGone
  }
}

extension Model {
  /// Takes in reports that were read again: the place stays, and what became of their findings is said.
  mutating func replace(
    _ replacements: [Replacement], _ across: [AcrossReview]?, _ settings: [SettingsChange]
  ) -> [Effect] {
    var effects: [Effect] = []
    let replacements = replacements.filter { shelf.entry($0.id) != nil }
    guard !replacements.isEmpty || !settings.isEmpty else { return [] }
    let before = shelf.entries
    for change in settings { shelf.forget(unreadable: [change.path]) }
    shelf.replace(replacements)
    if let across { join(across: across) }
    for replacement in replacements {
      let id = replacement.id
      reloading.vanished.remove(id)
      reloading.outdated.remove(id)
      failed[id] = nil
      if case .review(let form) = mode, form.report == id, let new = shelf.entry(id) {
        // The reason would go to whatever finding stands in that place now.
        let place = Self.place(of: form.finding, in: before[id.index].summary, within: new.summary)
        mode = place.map { .review(form.about($0)) } ?? .browse
      }
      guard id == report, let new = shelf.entry(id) else {
        reports.drop(id)
        continue
      }
      check = check.flatMap { Self.place(of: $0, in: before[id.index].summary, within: new.summary) }
      asked = id
      effects.append(.open(id, path: new.summary.source.path))
    }
    sayChange(from: before, of: replacements, settings, countsAcross: across != nil)
    return effects
  }

  private mutating func sayChange(
    from before: [Shelf.Entry], of replacements: [Replacement], _ settings: [SettingsChange], countsAcross: Bool
  ) {
    let changed = zip(before, shelf.entries).filter { $0 !== $1 }
    guard settings.isEmpty else {
      let counts = changed.map { Self.listed(from: $0, to: $1, countsAcross: countsAcross) }
      let (gone, added) = counts.reduce((0, 0)) { ($0.0 + $1.gone, $0.1 + $1.added) }
      notice = Notice(text: words.reset(settings, gone: gone, added: added), tone: added > 0 ? .failed : .plain)
      return
    }
    let changes = changed.map { FindingChanges($1, beside: $0, acrossYears: countsAcross) }
    let (mended, untested) = changes.reduce((0, 0)) { ($0.0 + $1.mended.count, $0.1 + $1.untested.count) }
    let added = changes.reduce(0) { $0 + $1.added.count }
    guard let first = replacements.first, let entry = shelf.entry(first.id) else { return }
    let name = replacements.count == 1 ? words.name(of: entry.summary) : words.reports(replacements.count)
    notice = Notice(
      text: words.reread(name, mended: mended, untested: untested, added: added), tone: added > 0 ? .failed : .plain)
  }

  /// Takes in that reports have come in new files, which stand at the end of the list.
  mutating func note(arrived count: Int) {
    shelf.forget(unreadable: Set(shelf.entries.suffix(max(0, count)).map(\.summary.source.path)))
    notice = Notice(text: words.arrived(count))
  }

  /// Takes in that files are gone; what was read of them stays.
  mutating func note(vanished ids: [ReportID]) {
    let new = ids.filter { shelf.entry($0) != nil && reloading.vanished.insert($0).inserted }
    guard let first = new.first, let entry = shelf.entry(first) else { return }
    let name = new.count == 1 ? words.name(of: entry.summary) : words.reports(new.count)
    notice = Notice(text: words.vanished(name))
  }

  /// Takes in that files have changed and could not be read again; why is said by another message.
  mutating func note(outdated ids: [ReportID]) {
    reloading.outdated.formUnion(ids.filter { shelf.entry($0) != nil })
  }

  /// What is said of a report whose file is no longer what was read; nil if it is.
  func remark(onFileOf id: ReportID) -> String? {
    if reloading.vanished.contains(id) { return words.gone }
    return reloading.outdated.contains(id) ? words.outdated : nil
  }

  /// How many failures and warnings are listed no more, and how many are new: those of one rule and subject are the same.
  private static func listed(
    from old: Shelf.Entry, to new: Shelf.Entry, countsAcross: Bool
  ) -> (gone: Int, added: Int) {
    func counts(_ entry: Shelf.Entry) -> [String: Int] {
      let own = entry.summary.findings.count - entry.summary.acrossCount
      return (entry.failures + entry.warnings).reduce(into: [:]) { counts, check in
        guard countsAcross || check.finding < own else { return }
        let finding = entry.summary.findings[check.finding]
        counts["\(finding.rule)\n\(finding.subject ?? "")", default: 0] += 1
      }
    }
    let (before, after) = (counts(old), counts(new))
    let gone = before.reduce(0) { $0 + max(0, $1.value - (after[$1.key] ?? 0)) }
    let added = after.reduce(0) { $0 + max(0, $1.value - (before[$1.key] ?? 0)) }
    return (gone, added)
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
  /// What changed settings did to what is listed.
  func reset(_ settings: [SettingsChange], gone: Int, added: Int) -> String {
    let pieces = [
      gone > 0 ? say("不再列出 \(gone) 处", "\(gone) no longer listed") : nil,
      added > 0 ? say("新列出 \(added) 处", "\(added) newly listed") : nil,
    ].compactMap { $0 }
    let change = pieces.isEmpty ? say("列出的结果未变", "the same is listed") : pieces.joined(separator: say("，", ", "))
    let path = settings.first?.path ?? ""
    let count = settings.count
    let name = count > 1 ? say("\(path) 等 \(count) 个设置文件", "\(count) settings files") : say(path + " ", path)
    return settings.allSatisfy(\.isGone)
      ? say("\(name)已不在，其设置不再生效：\(change)", "\(name) is gone, its settings with it: \(change)")
      : say("\(name)有改动，已按新设置：\(change)", "\(name) has changed and is in force: \(change)")
  }
  func vanished(_ name: String) -> String {
    say("\(name) 的文件已不在；这里仍是此前读到的内容", "the file of \(name) is gone; what was read of it stays")
  }
  var gone: String { say("文件已不在", "file gone") }
  var outdated: String { say("未能重读", "changed, not read again") }
  func arrived(_ count: Int) -> String { say("新增 \(count) 份报告", "\(count) new report\(count == 1 ? "" : "s")") }
}
