import Disclosure
import Glibc
import ReportBrowser
import ReportCatalog

/// Where the session of a set of paths is kept: a file for each set, named after what the paths really are.
struct SessionStore {
  /// How many sessions are kept; those longest unused are dropped first.
  static let most = 200

  /// A path as it was given, and as it really is.
  private struct Place {
    let display: String
    let real: String
  }

  private let folder: String
  private let places: [Place]
  private var name: String { Self.name(of: places.map(\.real)) }
  private var file: String { "\(folder)/\(name).session" }

  /// The store of the paths given; nil for what has no session: samples, standard input, paths that lead nowhere.
  init?(_ source: InputSource, folder: String? = UserPlaces.sessions) {
    guard case .paths(let paths) = source, let folder else { return nil }
    var places: [Place] = []
    for path in paths {
      let argument = Invocation.path(path)
      guard path != "-", let real = SettingsFile.real(argument.bytes) else { return nil }
      places.append(Place(display: argument.display, real: String(decoding: real, as: UTF8.self)))
    }
    guard !places.isEmpty else { return nil }
    self.folder = folder
    self.places = places.sorted { $0.real < $1.real }
  }

  /// The session that was kept, nil if there is none; else why it is ignored.
  func read() -> (record: SessionRecord?, problem: String?) {
    switch BoundedFile.read(file, limit: SessionRecord.limit) {
    case nil: return (nil, nil)
    case .failure(let error):
      let reason = error.reason[Invocation.language]
      return (nil, words("无法读取上次的会话：\(reason)", "the last session cannot be read: \(reason)"))
    case .success(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self), let record = SessionRecord(text),
        record["paths"] == places.map(\.real).joined(separator: "\n")
      else { return (nil, words("上次的会话文件已损坏，从头开始", "the last session's file is damaged; this one begins anew")) }
      return (record.mappingPaths(display), nil)
    }
  }

  /// Keeps a session; why it could not be.
  func write(_ record: SessionRecord) -> String? {
    var record = record.mappingPaths(inner)
    record["paths"] = places.map(\.real).joined(separator: "\n")
    do throws(OutputError) {
      try Self.makeFolders(folder)
      let output = try OutputFile(replacing: file)
      try output.write(Array(record.text.utf8))
      try output.finish()
    } catch {
      let reason = error.reason[Invocation.language]
      return words("未能保存会话：\(reason)（\(folder)）", "the session could not be kept: \(reason) (\(folder))")
    }
    sweep()
    return nil
  }

  /// A report's path as it is kept: which of the given paths it lies in, and where there.
  private func inner(_ path: String) -> String? {
    let found = places.indices.filter { Self.rest(of: path, in: places[$0].display) != nil }
      .max { places[$0].display.utf8.count < places[$1].display.utf8.count }
    return found.flatMap { index in Self.rest(of: path, in: places[index].display).map { "\(index)/\($0)" } }
  }

  /// The path by which a report is known in this run.
  private func display(_ inner: String) -> String? {
    let parts = inner.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), places.indices.contains(index) else { return nil }
    let base = places[index].display
    if parts[1].isEmpty { return base }
    if parts[1].hasPrefix("!/") { return base + parts[1] }
    return base.hasSuffix("/") ? base + parts[1] : base + "/" + parts[1]
  }

  private static func rest(of path: String, in base: String) -> String? {
    if path == base { return "" }
    if path.hasPrefix(base + "!/") { return String(path.dropFirst(base.count)) }
    let folder = base.hasSuffix("/") ? base : base + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
  }

  /// A name for a set of paths: the 64-bit FNV-1a hash of their bytes. The file itself states the paths, so that two
  /// sets with one name are told apart.
  private static func name(of paths: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in paths.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Makes a folder and those it lies in; what is kept there concerns nobody else.
  ///
  /// The corresponding C function is `mkdir`.
  private static func makeFolders(_ path: String) throws(OutputError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw OutputError(path: path, code: errno)
    }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw OutputError(path: path, code: errno) }
  }

  /// Drops the sessions that are too many.
  private func sweep() {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    var files: [(path: String, time: Int)] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name.hasSuffix(".session"), stat("\(folder)/\(name)", &status) == 0 else { continue }
      files.append(("\(folder)/\(name)", status.st_mtim.tv_sec))
    }
    guard files.count > Self.most else { return }
    for file in files.sorted(by: { $0.time < $1.time }).prefix(files.count - Self.most) { unlink(file.path) }
  }
}
