import Glibc
import ReportCatalog

/// Looks now and then whether files have changed, come or gone.
///
/// It looks through the folders like the first look did, which any file system allows; there is no limit of watches as
/// for notifications, and none is needed: the pauses grow with what a look costs, to a hundred times as long.
struct FileWatch {
  /// What tells that a file is another than before.
  private struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
    let inode: UInt
  }

  private let source: InputSource
  private var known: [[UInt8]: Stamp] = [:]
  private var unsettled: [[UInt8]: Stamp] = [:]
  private var missing: Set<[UInt8]> = []
  /// How long to wait before the next look.
  private(set) var pause = Duration.milliseconds(800)

  /// A watch over the files that a look through the source found, as they are now.
  ///
  /// Begin it before the files are read: what changes while they are read is then a change.
  init(_ source: InputSource, _ scan: Scan) {
    self.source = source
    for (path, _) in Self.files(of: scan) { known[path] = Self.stamp(of: path) }
  }

  /// What has changed or come since, and the paths of files that are gone.
  ///
  /// A file counts only when two looks find it alike, so that one that is being written is not read half.
  mutating func look() -> (changed: [CatalogItem], gone: [[UInt8]]) {
    let begin = ContinuousClock.now
    defer { pause = max(.milliseconds(800), begin.duration(to: .now) * 100) }
    let scan = Scan.of(source)
    // A folder that cannot be looked through, as where a network is down, says nothing about its files.
    guard scan.problems.isEmpty || !known.keys.contains(where: { Self.stamp(of: $0) == nil }) else { return ([], []) }
    var changed: [CatalogItem] = []
    var seen: Set<[UInt8]> = []
    for (path, item) in Self.files(of: scan) {
      guard let stamp = Self.stamp(of: path) else { continue }
      seen.insert(path)
      guard known[path] != stamp else { continue }
      if unsettled[path] == stamp {
        changed.append(item)
        known[path] = stamp
        unsettled[path] = nil
      } else {
        unsettled[path] = stamp
      }
    }
    let absent = Set(known.keys).subtracting(seen)
    let gone = absent.intersection(missing)
    for path in gone { known[path] = nil }
    missing = absent.subtracting(gone)
    return (changed, gone.sorted { $0.lexicographicallyPrecedes($1) })
  }

  private static func files(of scan: Scan) -> [(path: [UInt8], item: CatalogItem)] {
    scan.items.compactMap { item in
      if case .file(let path) = item.origin.outermost { (path, item) } else { nil }
    }
  }

  /// The corresponding C function is `stat`.
  private static func stamp(of path: [UInt8]) -> Stamp? {
    var status = stat()
    guard stat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { return nil }
    return Stamp(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      inode: UInt(status.st_ino))
  }
}
