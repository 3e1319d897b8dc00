import Glibc
import ReportCatalog

/// Looks now and then whether files have changed, come or gone.
///
/// It looks through the folders like the first look did, which any file system allows; there is no limit of watches as
/// for notifications, and none is needed: the pauses grow with what a look costs, to a hundred times as long.
struct FileWatch {
  private let source: InputSource
  private var known: [[UInt8]: FileStamp] = [:]
  private var unsettled: [[UInt8]: FileStamp] = [:]
  private var missing: Set<[UInt8]> = []
  /// How long to wait before the next look.
  private(set) var pause = Duration.milliseconds(800)

  /// A watch over the files that a look through the source found, as they are now.
  ///
  /// Begin it before the files are read: what changes while they are read is then a change.
  init(_ source: InputSource, _ scan: Scan) {
    self.source = source
    for (path, _) in Self.files(of: scan) { known[path] = FileStamp(of: path) }
  }

  /// What has changed or come since, and the paths of files that are gone.
  ///
  /// A file counts only when two looks find it alike, so that one that is being written is not read half.
  mutating func look() -> (changed: [CatalogItem], gone: [[UInt8]]) {
    let begin = ContinuousClock.now
    defer { pause = max(.milliseconds(800), begin.duration(to: .now) * 100) }
    let scan = Scan.of(source)
    // A folder that cannot be looked through, as where a network is down, says nothing about its files.
    guard scan.problems.isEmpty || !known.keys.contains(where: { FileStamp(of: $0) == nil }) else { return ([], []) }
    var changed: [CatalogItem] = []
    var seen: Set<[UInt8]> = []
    for (path, item) in Self.files(of: scan) {
      guard let stamp = FileStamp(of: path) else { continue }
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
}

/// What tells that a file is another than before.
struct FileStamp: Equatable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int
  private let inode: UInt

  /// The stamp of a file as it is now, nil if there is none.
  ///
  /// The corresponding C function is `stat`.
  init?(of path: [UInt8]) {
    var status = stat()
    guard stat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { return nil }
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    inode = UInt(status.st_ino)
  }
}

/// Looks now and then at single files: settings, which are few but may lie anywhere.
struct StampWatch {
  private var known: [[UInt8]: FileStamp?] = [:]
  private var unsettled: [[UInt8]: FileStamp?] = [:]

  /// Takes files as they are now for known.
  mutating func learn(_ paths: [[UInt8]]) { for path in paths { known[path] = .some(FileStamp(of: path)) } }

  /// Whether a file was looked at before.
  func knows(_ path: [UInt8]) -> Bool { known.keys.contains(path) }

  /// Which of the files have changed, come or gone; one never looked at counts as come. Each only when two looks find it
  /// alike, so that one that is being written is not read half.
  mutating func look(at paths: [[UInt8]]) -> [[UInt8]] {
    var changed: [[UInt8]] = []
    for path in Set(paths).union(known.keys) {
      let stamp = FileStamp(of: path)
      guard (known[path] ?? nil) != stamp else {
        known[path] = .some(stamp)
        unsettled.removeValue(forKey: path)
        continue
      }
      if let seen = unsettled[path], seen == stamp {
        known[path] = .some(stamp)
        unsettled.removeValue(forKey: path)
        changed.append(path)
      } else {
        unsettled[path] = .some(stamp)
      }
    }
    return changed.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
