import Disclosure
import Glibc
import ReportCatalog
import Settings
import Synchronization

/// The settings files beside the reports, each looked for once a folder and read once.
///
/// A report is governed by the nearest `.gouji.toml`: that of its own folder, else of the folders above. So it comes out
/// the same by whatever path it was named, and one file serves a whole tree. A member of an archive lies where the
/// archive does, standard input in the current folder; the samples have no settings.
final class Reviews: Sendable {
  /// Those of this run.
  static let ofThisRun = Reviews()

  /// A settings file and the folder it lies in.
  struct Found: Sendable {
    let folder: [UInt8]
    let file: ReviewFile
  }

  private struct State {
    /// By folder as it was spelled.
    var known = FolderTable<Found?>()
    /// By folder as it really is; only those looked at.
    var looked = FolderTable<Found?>()
    /// The folders ever looked at.
    var seen = FolderTable<Void>()
    /// The files, as they were when they last counted.
    var latest = FolderTable<ReviewFile>()
    /// What stays in force in folders whose file has become faulty.
    var held = FolderTable<ReviewFile?>()
    /// The folders whose files' problems were handed out.
    var told = FolderTable<Void>()
    var problems: [ReviewProblem] = []
  }

  private let state = Mutex(State())

  /// What becomes of a report's findings.
  func review(of read: ReadReport) -> Review { review(read.findings, of: read.report, from: read.item) }

  /// What becomes of findings of a report, also of those that were made only when other reports had been read.
  func review(_ findings: [Finding], of report: Report, from item: CatalogItem) -> Review {
    ReviewSettings.review(findings, of: report, by: governing(item)?.file.settings)
  }

  /// A book of agencies in which the names of each report, known by its path, are governed by the settings beside it.
  func agencyBook(for reports: some Sequence<(String, CatalogItem)>) -> AgencyBook {
    var tables: [[String: String]] = [[:]]
    var numbers = FolderTable<Int>()
    var governing: [String: Int] = [:]
    for (path, item) in reports {
      guard let found = self.governing(item), !found.file.settings.aliases.isEmpty else { continue }
      let number = numbers[found.folder] ?? tables.count
      if number == tables.count {
        numbers[found.folder] = number
        tables.append(found.file.settings.aliases)
      }
      governing[path] = number
    }
    return AgencyBook(tables: tables, governing: governing)
  }

  /// The settings file that governs an item, nil if none does.
  func governing(_ item: CatalogItem) -> Found? {
    guard let folder = Self.folder(of: item) else { return nil }
    return state.withLock { state in
      if let known = state.known[folder] { return known }
      let found = SettingsFile.real(folder).flatMap { Self.look(from: $0, &state) }
      state.known[folder] = .some(found)
      return found
    }
  }

  /// What is wrong with the files found since this was last asked.
  func takeProblems() -> [ReviewProblem] {
    state.withLock { state in
      defer { state.problems = [] }
      return state.problems
    }
  }

  /// Forgets what was read, since a file has changed.
  private func forget() {
    state.withLock { state in
      state.known = FolderTable()
      state.looked = FolderTable()
    }
  }

  private static func look(from start: [UInt8], _ state: inout State) -> Found? {
    let slash = UInt8(ascii: "/")
    var passed: [[UInt8]] = []
    var folder = start
    var found: Found?
    while true {
      if let looked = state.looked[folder] {
        found = looked
        break
      }
      passed.append(folder)
      let file = state.held[folder] ?? SettingsFile.read(in: folder)
      state.seen[folder] = ()
      if let file { state.latest[folder] = file }
      if let file {
        found = Found(folder: folder, file: file)
        if state.told[folder] == nil { state.problems += file.problems }
        state.told[folder] = ()
        break
      }
      guard folder.count > 1, let end = folder.lastIndex(of: slash) else { break }
      folder = end == 0 ? [slash] : Array(folder[..<end])
    }
    for folder in passed { state.looked[folder] = .some(found) }
    return found
  }

  /// The folder that an item lies in; nil for what lies in none.
  private static func folder(of item: CatalogItem) -> [UInt8]? {
    switch item.origin.outermost {
    case .file(let path):
      guard let end = path.lastIndex(of: UInt8(ascii: "/")) else { return [UInt8(ascii: ".")] }
      return end == 0 ? [UInt8(ascii: "/")] : Array(path[..<end])
    case .stream, .bytes: return [UInt8(ascii: ".")]
    case .text, .member: return nil
    }
  }
}

// Following
extension Reviews {
  /// A settings file that says something else than before, or is gone.
  struct Change: Sendable {
    let folder: [UInt8]
    let path: String
    let isGone: Bool
  }

  /// The paths where settings files are or may come to be.
  var paths: [[UInt8]] { state.withLock { $0.seen.folders.map(SettingsFile.path(in:)) } }

  /// Reads the files at some of those paths again: a sound one is in force from now on; where one has become faulty,
  /// what was in force stays.
  func refresh(_ paths: [[UInt8]]) -> (changes: [Change], problems: [ReviewProblem]) {
    let slash = UInt8(ascii: "/")
    var changes: [Change] = []
    var problems: [ReviewProblem] = []
    state.withLock { state in
      for path in paths {
        guard let end = path.lastIndex(of: slash) else { continue }
        let folder = end == 0 ? [slash] : Array(path[..<end])
        let old = state.latest[folder]
        let new = SettingsFile.read(in: folder)
        if let new, let old, new.isSame(as: old) {
          state.held[folder] = nil
        } else if let new, !new.problems.isEmpty {
          problems += new.problems
          state.held[folder] = Optional(old)
        } else {
          state.held[folder] = nil
          guard new != nil || old != nil else { continue }
          state.latest[folder] = new
          changes.append(Change(folder: folder, path: SettingsFile.display(path), isGone: new == nil))
        }
      }
      guard !changes.isEmpty else { return }
      state.known = FolderTable()
      state.looked = FolderTable()
    }
    return (changes, problems)
  }
}

// Writing
extension Reviews {
  /// What came of a change: the path of the file as a person reads it, else why not.
  typealias Written = Result<String, Failure>

  /// Why nothing was written.
  struct Failure: Error {
    let message: String
  }

  /// Adds an entry to the file that governs an item, else to a new one: in the folder that the user named, else in the
  /// item's own.
  func add(_ entry: SetAside, for item: CatalogItem, named folders: [String]) -> Written {
    let place = governing(item)?.folder ?? Self.placeOfNew(for: item, named: folders)
    guard let place else {
      let reason = words("示例随程序附带，不能搁置", "the samples are part of the program; nothing can be set aside")
      return .failure(Failure(message: reason))
    }
    return change(in: place) { file throws(ReviewProblem) in try file.adding(entry) }
  }

  /// Takes an entry out of the file that governs an item.
  func remove(_ entry: SetAside, for item: CatalogItem) -> Written {
    guard let place = governing(item)?.folder else {
      return .failure(Failure(message: words("没有设置文件", "there is no settings file")))
    }
    return change(in: place) { file throws(ReviewProblem) in try file.removing(entry) }
  }

  /// Reads the file as it is now, and writes it anew.
  private func change(in folder: [UInt8], _ edit: (ReviewFile) throws(ReviewProblem) -> String) -> Written {
    let old = SettingsFile.read(in: folder) ?? ReviewFile(path: displayed(folder), bytes: Array(Self.opening.utf8))
    let real = SettingsFile.real(folder) ?? folder
    do {
      // A file that has become faulty is not in force: what is written to it would not be either.
      if state.withLock({ $0.held[real] != nil }), let problem = old.problems.first { throw problem }
      let text = try edit(old)
      try SettingsFile.write(text, in: folder)
      state.withLock { $0.latest[real] = ReviewFile(path: old.path, bytes: Array(text.utf8)) }
    } catch let problem as ReviewProblem {
      return .failure(Failure(message: problem.message(in: Invocation.language)))
    } catch let error as OutputError {
      return .failure(Failure(message: error.message(in: Invocation.language)))
    } catch { return .failure(Failure(message: "\(error)")) }
    forget()
    return .success(old.path)
  }

  private func displayed(_ folder: [UInt8]) -> String {
    SettingsFile.display(SettingsFile.path(in: SettingsFile.real(folder) ?? folder))
  }

  private static let opening = """
    # 勾稽 gouji: [rules] "T3-BAL" = "off", [agencies] "名称" = ["别名"], [[set-aside]] 已搁置的核查结果

    """

  private static func placeOfNew(for item: CatalogItem, named folders: [String]) -> [UInt8]? {
    guard let own = folder(of: item) else { return nil }
    let named = folders.filter { item.path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
      .max { $0.utf8.count < $1.utf8.count }
    return named.map { Invocation.path($0).bytes } ?? own
  }
}
