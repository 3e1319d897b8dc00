import Glibc

/// A folder in which LibreOffice converts files, with a profile that nothing else uses.
final class OfficeLane {
  /// A file to convert.
  struct Job: Sendable, Hashable {
    /// The SHA-256 of its bytes and what it is made into.
    let key: ConversionCache.Key
    /// What it is.
    let format: FileFormat

    /// Its name within the folder; no name of the user's reaches another program.
    fileprivate var name: String { "\(key.content).\(format.rawValue)" }
    fileprivate var result: String { "\(key.content).\(key.kind)" }
  }

  /// What came of each file.
  typealias Outcomes = [ConversionCache.Key: Result<[UInt8], ReadingError.Kind>]

  /// How a run of LibreOffice ended.
  private enum RunEnd {
    /// By itself, when it was through with all files.
    case whole
    /// It was ended because it came no further.
    case stuck
    /// It broke down.
    case broken
  }

  private let folder: Folder
  private let program: OfficeProgram
  private let limits: ReadingLimits

  /// A lane in a new folder of its own; nil where no folder can be made.
  init?(_ program: OfficeProgram, _ limits: ReadingLimits) {
    guard let folder = Folder.temporary("gouji-office") else { return nil }
    self.folder = folder
    self.program = program
    self.limits = limits
    guard folder["in"].make(), folder["out"].make(), folder["tmp"].make(), makeProfile() else {
      folder.remove()
      return nil
    }
  }

  deinit { folder.remove() }

  /// Puts a file in place; whether that could be done.
  func put(_ bytes: [UInt8], _ job: Job) -> Bool { folder["in"].write(job.name, bytes) }

  /// Converts files that were put in place, in one run unless one of them breaks it.
  ///
  /// The file that a run broke down over is tried once more by itself, the ones behind it in another run.
  func convert(_ jobs: [Job], to target: OfficeTarget) -> Outcomes {
    var outcomes: Outcomes = [:]
    var rest = jobs
    var alone: [Job] = []
    while !rest.isEmpty || !alone.isEmpty {
      let isAlone = rest.isEmpty
      let batch = isAlone ? [alone.removeLast()] : rest
      let end = run(batch, target)
      var culprit: Int?
      for (index, job) in batch.enumerated() {
        if let result = take(job) {
          outcomes[job.key] = .success(result)
        } else if end == .whole {
          outcomes[job.key] = .failure(.damaged(job.format))
        } else {
          culprit = culprit ?? index
        }
      }
      rest = culprit.map { index in batch[(index + 1)...].filter { outcomes[$0.key] == nil } } ?? []
      if let job = culprit.map({ batch[$0] }) {
        if end == .broken, batch.count > 1 { alone.append(job) } else { outcomes[job.key] = .failure(failure(end)) }
      }
      if end != .whole, !makeProfile() { break }
    }
    for job in jobs { folder["in"].remove(job.name) }
    return outcomes
  }

  private func failure(_ end: RunEnd) -> ReadingError.Kind {
    end == .stuck ? .overLimit(.time(seconds: limits.seconds)) : .toolFailed(.office)
  }

  /// What was made of a file, if it is whole: the table of contents of a ZIP, written last, is there.
  private func take(_ job: Job) -> [UInt8]? {
    defer { folder["out"].remove(job.result) }
    guard let content = folder["out"].read(job.result, limit: limits.fileBytes) else { return nil }
    return content.starts(with: Array("PK\u{3}\u{4}".utf8)) && content.suffix(1 << 10).holds("PK\u{5}\u{6}")
      ? content : nil
  }

  /// Runs LibreOffice over files until it ends, or until no result has come for as long as one file may take.
  private func run(_ jobs: [Job], _ target: OfficeTarget) -> RunEnd {
    var program = ChildProcess.Program(path: program.path)
    program.arguments =
      [
        "-env:UserInstallation=file://\(folder["profile"].path)", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--nologo", "--convert-to", target.filter, "--outdir", folder["out"].path,
      ] + jobs.map { "\(folder["in"].path)/\($0.name)" }
    program.environment = [
      "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp", "HOME=\(folder.path)",
      "TMPDIR=\(folder["tmp"].path)",
    ]
    program.folder = folder.path
    program.limits = ChildProcess.Limits(
      memory: limits.memory, processorSeconds: limits.seconds * (jobs.count + 1), fileBytes: limits.fileBytes)
    guard let child = try? ChildProcess(program) else { return .broken }
    var results = 0
    var deadline = ContinuousClock.now + .seconds(limits.seconds)
    while true {
      do throws(ChildProcess.Failure) {
        let pause = ContinuousClock.now + .milliseconds(200)
        _ = try child.exchange([], limit: 1 << 20, deadline: pause) { _ in false }
      } catch {
        switch error {
        // What it tells on the way is of no interest.
        case .timedOut, .tooMuch: break
        case .ended: return end(of: child)
        case .notStarted: return .broken
        }
      }
      let count = folder["out"].names.count
      if count > results {
        results = count
        deadline = ContinuousClock.now + .seconds(limits.seconds)
      }
      if ContinuousClock.now > deadline { return .stuck }
    }
  }

  private func end(of child: ChildProcess) -> RunEnd {
    guard let end = try? child.finish(ContinuousClock.now + .seconds(limits.seconds)) else { return .stuck }
    return end == .exit(0) ? .whole : .broken
  }

  /// Makes a fresh profile: no macros, no links followed, nothing remembered.
  private func makeProfile() -> Bool {
    folder["profile"].remove()
    guard folder["profile"]["user"].make() else { return false }
    return folder["profile"]["user"].write("registrymodifications.xcu", Array(Self.settings.utf8))
  }

  private static let settings: String = {
    let items: [(path: String, name: String, value: String)] = [
      ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("org.openoffice.Office.Common/History", "PickListSize", "0"),
      ("org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
      ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
      ("org.openoffice.Office.Writer/Content/Update", "Field", "false"),
      ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ]
    let lines = items.map {
      "<item oor:path=\"/\($0.path)\"><prop oor:name=\"\($0.name)\" oor:op=\"fuse\"><value>\($0.value)</value></prop></item>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      \(lines.joined(separator: "\n"))
      </oor:items>

      """
  }()
}
