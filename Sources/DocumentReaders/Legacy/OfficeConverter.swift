import Synchronization

/// A file that will probably be read soon.
public struct UpcomingFile: Sendable {
  /// Its name, of which only the ending matters, and only for choosing what to look at.
  let name: String
  /// Its bytes; nil if they cannot be had.
  let load: @Sendable () -> [UInt8]?

  /// Makes a file of its name and how to get its bytes.
  public init(name: String, load: @escaping @Sendable () -> [UInt8]?) {
    self.name = name
    self.load = load
  }
}

/// Converts old Word, Excel and WPS files with LibreOffice, many in one run, and keeps the results.
///
/// Any number of tasks may ask at once. One that asks for a file waits until it is converted; the files that are
/// expected next are converted in the same run.
final class OfficeConverter: Sendable {
  /// How many files one run converts.
  static let mostFiles = 32
  /// How many bytes the files of one run have together, unless a single one has more.
  private static let mostBytes = 128 << 20
  /// How many results and failures are remembered where no cache keeps them.
  private static let mostRemembered = 64

  /// A run under way. Its lock is held until it is through.
  private final class Run: Sendable {
    let lock = Mutex(())
  }

  private struct State {
    var program: OfficeProgram??
    var expected: [(target: OfficeTarget, file: UpcomingFile)] = []
    var underWay: [ConversionCache.Key: Run] = [:]
    var outcomes: OfficeLane.Outcomes = [:]
    var order: [ConversionCache.Key] = []

    mutating func remember(_ outcome: Result<[UInt8], ReadingError.Kind>, _ key: ConversionCache.Key) {
      if outcomes.updateValue(outcome, forKey: key) == nil { order.append(key) }
      if order.count > OfficeConverter.mostRemembered { outcomes[order.removeFirst()] = nil }
    }
  }

  private let folders: [String]?
  private let cache: ConversionCache
  private let state = Mutex(State())

  /// A converter that looks for LibreOffice in those folders, nil for the usual ones, and keeps results in that cache.
  init(folders: [String]? = nil, cache: ConversionCache) {
    self.folders = folders
    self.cache = cache
  }

  /// Whether LibreOffice is installed.
  var isInstalled: Bool { program != nil }

  /// Says which files will be read soon, in their order, in place of what was said before.
  func expect(_ files: [UpcomingFile]) {
    let expected = files.compactMap { file in OfficeTarget(probablyOf: file.name).map { ($0, file) } }
    state.withLock { $0.expected = expected }
  }

  /// Converts files that are about to be read, many in one run; which are none of LibreOffice's business is passed over.
  func prepare(_ files: [UpcomingFile], _ limits: ReadingLimits) {
    var rest = files.filter { OfficeTarget(probablyOf: $0.name) != nil }[...]
    guard rest.count > 1, isInstalled else { return }
    while let file = rest.popFirst() {
      guard let bytes = file.load() else { continue }
      let format = Sniffer.format(of: bytes)
      guard OfficeTarget(format) != nil, !OfficeReader.isEncrypted(bytes, format) else { continue }
      _ = convert(bytes, format, limits) { target in
        rest.firstIndex { OfficeTarget(probablyOf: $0.name) == target }.map { rest.remove(at: $0) }
      }
    }
  }

  /// What LibreOffice makes of a file of that format: DOCX or XLSX.
  func convert(_ bytes: [UInt8], _ format: FileFormat, _ limits: ReadingLimits) -> Result<[UInt8], ReadingError.Kind> {
    convert(bytes, format, limits, next: nextExpected)
  }

  /// Converts a file together with the others that `next` names.
  private func convert(
    _ bytes: [UInt8], _ format: FileFormat, _ limits: ReadingLimits, next: (OfficeTarget) -> UpcomingFile?
  ) -> Result<[UInt8], ReadingError.Kind> {
    guard let target = OfficeTarget(format) else { return .failure(.unsupported(format)) }
    let job = OfficeLane.Job(
      key: ConversionCache.Key(content: Digest.sha256(bytes), kind: target.ending), format: format)
    let program = program
    while true {
      if let kept = cache.find(job.key, version: program?.version, limit: limits.fileBytes) { return .success(kept) }
      guard let program else { return .failure(.toolMissing(.office)) }
      let run = Run()
      var other: Run?
      let outcome = run.lock.withLock { _ -> Result<[UInt8], ReadingError.Kind>? in
        let known = claim(job.key, for: run, other: &other)
        if let known { return known }
        guard other == nil else { return nil }
        defer { release(run) }
        // It may have been kept just before it was claimed.
        if let kept = cache.find(job.key, version: program.version, limit: limits.fileBytes) { return .success(kept) }
        return self.run(run, bytes, job, target, program, limits, next)
      }
      if let outcome { return outcome }
      other?.lock.withLock { _ in }
    }
  }

  // MARK: - Claims

  /// The outcome if it is known; else the file is this run's to convert, unless another run is at it.
  private func claim(
    _ key: ConversionCache.Key, for run: Run, other: inout Run?
  ) -> Result<[UInt8], ReadingError.Kind>? {
    let (known, busy) = state.withLock { state -> (Result<[UInt8], ReadingError.Kind>?, Run?) in
      if let known = state.outcomes[key] { return (known, nil) }
      if let busy = state.underWay[key] { return (nil, busy) }
      state.underWay[key] = run
      return (nil, nil)
    }
    other = busy
    return known
  }

  private func release(_ run: Run) { state.withLock { $0.underWay = $0.underWay.filter { $0.value !== run } } }

  private var program: OfficeProgram? {
    if let known = state.withLock({ $0.program }) { return known }
    let found = OfficeProgram.find(in: folders ?? OfficeProgram.usualFolders)
    state.withLock { $0.program = .some(found) }
    return found
  }

  // MARK: - Converting

  private func run(
    _ run: Run, _ bytes: [UInt8], _ job: OfficeLane.Job, _ target: OfficeTarget, _ program: OfficeProgram,
    _ limits: ReadingLimits, _ next: (OfficeTarget) -> UpcomingFile?
  ) -> Result<[UInt8], ReadingError.Kind> {
    guard let lane = OfficeLane(program, limits), lane.put(bytes, job) else { return .failure(.toolFailed(.office)) }
    let jobs = [job] + putOthers(target, in: lane, room: Self.mostBytes - bytes.count, run, program, limits, next)
    let outcomes = lane.convert(jobs, to: target)
    for job in jobs {
      let outcome = outcomes[job.key] ?? .failure(.toolFailed(.office))
      if case .success(let result) = outcome {
        guard !cache.keep(result, job.key, version: program.version), result.count <= Self.mostBytes / 64 else {
          continue
        }
      }
      state.withLock { $0.remember(outcome, job.key) }
    }
    return outcomes[job.key] ?? .failure(.toolFailed(.office))
  }

  /// Puts other files into the same run: those that are what their names say, and not yet converted.
  private func putOthers(
    _ target: OfficeTarget, in lane: OfficeLane, room: Int, _ run: Run, _ program: OfficeProgram,
    _ limits: ReadingLimits, _ next: (OfficeTarget) -> UpcomingFile?
  ) -> [OfficeLane.Job] {
    var jobs: [OfficeLane.Job] = []
    var room = room
    while jobs.count < Self.mostFiles - 1, room > 0, let file = next(target) {
      guard let bytes = file.load(), bytes.count <= limits.fileBytes else { continue }
      let format = Sniffer.format(of: bytes)
      guard OfficeTarget(format) == target, !OfficeReader.isEncrypted(bytes, format) else { continue }
      let job = OfficeLane.Job(
        key: ConversionCache.Key(content: Digest.sha256(bytes), kind: target.ending), format: format)
      var other: Run?
      let known = claim(job.key, for: run, other: &other)
      guard known == nil, other == nil,
        cache.find(job.key, version: program.version, limit: limits.fileBytes) == nil, lane.put(bytes, job)
      else { continue }
      jobs.append(job)
      room -= bytes.count
    }
    return jobs
  }

  private func nextExpected(_ target: OfficeTarget) -> UpcomingFile? {
    state.withLock { state in
      guard let index = state.expected.firstIndex(where: { $0.target == target }) else { return nil }
      return state.expected.remove(at: index).file
    }
  }
}
