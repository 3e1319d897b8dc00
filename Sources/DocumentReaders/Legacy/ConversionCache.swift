import Glibc
import Synchronization

/// What other programs made of files, kept by the content of the file and the version of the program.
///
/// Every entry begins with the digest of what it holds, so that one that was damaged is made anew. A folder that cannot
/// be written to keeps nothing, which is no error.
final class ConversionCache: Sendable {
  /// The name of an entry.
  struct Key: Sendable, Hashable {
    /// The SHA-256 of the file.
    let content: String
    /// The kind of file it is made into, which is the ending of the entry's name.
    let kind: String
  }

  private let folder: Folder?
  private let mostBytes: Int
  private let state = Mutex(State())

  private struct State {
    /// Bytes written since the folder was last looked through.
    var written = 0
    var isLookedThrough = false
    var temporaries = 0
  }

  /// A cache in that folder, nil for none; at most so many bytes are kept in it, those longest unused dropped first.
  init(folder: Folder?, mostBytes: Int = 256 << 20) {
    self.folder = folder
    self.mostBytes = mostBytes
  }

  /// Where the program keeps its own: named by `GOUJI_CACHE`, else `gouji` in `XDG_CACHE_HOME` or `~/.cache`.
  static var usualFolder: Folder? {
    if let named = environment("GOUJI_CACHE") { return Folder(named) }
    // A relative path is to be ignored, says the XDG Base Directory Specification.
    if let base = environment("XDG_CACHE_HOME"), base.hasPrefix("/") { return Folder(base)["gouji"] }
    return environment("HOME").map { Folder($0)[".cache"]["gouji"] }
  }

  /// What was kept of a file; nil if nothing was. Without a version, what any version made of it.
  func find(_ key: Key, version: String?, limit: Int) -> [UInt8]? {
    guard let place = place(key) else { return nil }
    let names = version.map { ["\(key.content)-\($0).\(key.kind)"] } ?? place.names.filter { isEntry($0, key) }
    for name in names.sorted() {
      guard let entry = place.read(name, limit: limit + 64) else { continue }
      let content = Array(entry.dropFirst(64))
      guard entry.prefix(64).elementsEqual(Digest.sha256(content).utf8) else {
        place.remove(name)
        continue
      }
      place.touch(name)
      return content
    }
    return nil
  }

  /// Keeps what was made of a file; whether it is kept.
  @discardableResult func keep(_ content: [UInt8], _ key: Key, version: String) -> Bool {
    guard let place = place(key), content.count <= mostBytes / 4, place.make() else { return false }
    let number = state.withLock {
      $0.temporaries += 1
      return $0.temporaries
    }
    let temporary = ".\(getpid())-\(number)"
    guard place.write(temporary, Array(Digest.sha256(content).utf8) + content),
      place.rename(temporary, to: "\(key.content)-\(version).\(key.kind)")
    else {
      place.remove(temporary)
      return false
    }
    let isDue = state.withLock {
      $0.written += content.count
      guard !$0.isLookedThrough || $0.written > mostBytes / 16 else { return false }
      $0 = State(written: 0, isLookedThrough: true, temporaries: $0.temporaries)
      return true
    }
    if isDue { trim() }
    return true
  }

  private func place(_ key: Key) -> Folder? { folder?["office"][String(key.content.prefix(2))] }

  private func isEntry(_ name: String, _ key: Key) -> Bool {
    name.hasPrefix(key.content + "-") && name.hasSuffix("." + key.kind)
  }

  /// Drops what was not used for the longest time until the rest is within the limit.
  private func trim() {
    guard let top = folder?["office"] else { return }
    var entries: [(place: Folder, name: String, size: Int, used: Int)] = []
    for place in top.names.map({ top[$0] }) {
      for name in place.names {
        if let file = place.look(name) { entries.append((place, name, file.size, file.used)) }
      }
    }
    var total = entries.reduce(0) { $0 + $1.size }
    for entry in entries.sorted(by: { $0.used < $1.used }) {
      guard total > mostBytes else { return }
      entry.place.remove(entry.name)
      total -= entry.size
    }
  }
}
