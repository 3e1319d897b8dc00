public import DocumentReaders

/// What a look at the user's paths found: what to read, and what could not even be listed.
public struct Scan: Sendable {
  /// The items in path order, each file once.
  public private(set) var items: [CatalogItem] = []
  /// Paths and folders that could not be listed, in path order.
  public private(set) var problems: [ReadingError] = []
  /// How many droppings, pipes and devices in folders were passed over.
  public private(set) var passedOver = 0
  /// The folders that the user named, as they are displayed.
  public private(set) var folders: [String] = []

  /// Looks at files and, recursively, folders; nothing is opened but folders. Ends early, with what it has, when the
  /// task is cancelled.
  ///
  /// A file or folder reached by several ways is listed once, under its own path rather than a link's.
  /// `atMost` ends the look early, for one that only wants to know whether there is anything.
  public static func of(_ paths: [PathArgument], atMost limit: Int = .max) -> Scan {
    var walk = Walk(limit: limit)
    for path in paths { walk.start(path) }
    walk.followLinks()
    return walk.finish()
  }

  /// Whether a path leads to one of the items' files, by whatever way.
  public static func holds(_ path: PathArgument, among items: [CatalogItem]) -> Bool {
    guard let target = try? FileSystem.look(path.bytes).identity else { return false }
    return items.contains { item in
      guard case .file(let bytes) = item.origin.outermost else { return false }
      return (try? FileSystem.look(bytes).identity) == target
    }
  }

  /// The texts that the program carries within itself.
  public static func of(texts: [(path: String, text: String)]) -> Scan {
    var scan = Scan()
    scan.items = texts.map { CatalogItem(path: $0.path, text: $0.text) }
    return scan
  }

  /// A walk through folders under way.
  private struct Walk {
    let limit: Int
    private var scan = Scan()
    private var found: [(bytes: [UInt8], item: CatalogItem)] = []
    private var folders: Set<FileSystem.Identity> = []
    private var links: [PathArgument] = []

    init(limit: Int) { self.limit = limit }

    mutating func start(_ path: PathArgument) {
      if let stream = Walk.stream(path) {
        add(path, .stream(stream), isNamed: true)
        return
      }
      do throws(FileSystem.Failure) {
        switch try FileSystem.look(path.bytes).kind {
        case .folder:
          scan.folders.append(path.display)
          enter(path)
        case .file, .link: add(path, .file(path.bytes), isNamed: true)
        case .other: scan.problems.append(ReadingError(.notAFile, path: path.display))
        }
      } catch {
        if let origin = MemberPath.origin(path) { return add(path, origin, isNamed: true) }
        scan.problems.append(ReadingError(error.kind, path: path.display))
      }
    }

    /// Goes through links only after everything else, so that what they lead to is listed under its own path if it can.
    mutating func followLinks() {
      while !links.isEmpty {
        let path = links.removeFirst()
        guard let target = try? FileSystem.look(path.bytes) else {
          scan.passedOver += 1
          continue
        }
        switch target.kind {
        case .folder: enter(path)
        case .file, .link:
          if !identities.contains(target.identity) { add(path, .file(path.bytes), isNamed: false) }
        case .other: scan.passedOver += 1
        }
      }
    }

    mutating func finish() -> Scan {
      found.sort { PathNames.precedes($0.bytes, $1.bytes) }
      guard found.count > 1 else {
        scan.items = found.map(\.item)
        return scan
      }
      var seen: Set<CatalogItem.Origin> = []
      scan.items = found.filter { seen.insert($0.item.origin).inserted }.map(\.item)
      return scan
    }

    /// The identities of the files found so far; asked for only where links are in play.
    private var identities: Set<FileSystem.Identity> {
      Set(found.compactMap { try? FileSystem.look($0.bytes).identity })
    }

    private mutating func add(_ path: PathArgument, _ origin: CatalogItem.Origin, isNamed: Bool) {
      found.append((path.bytes, CatalogItem(path: path.display, origin: origin, isNamed: isNamed)))
    }

    private mutating func enter(_ folder: PathArgument) {
      guard !Task.isCancelled, found.count < limit else { return }
      do throws(FileSystem.Failure) {
        guard folders.insert(try FileSystem.look(folder.bytes).identity).inserted else { return }
        for entry in try FileSystem.entries(of: folder.bytes).sorted(by: { $0.name.lexicographicallyPrecedes($1.name) })
        {
          visit(entry, in: folder)
        }
      } catch { scan.problems.append(ReadingError(error.kind, path: folder.display)) }
    }

    private mutating func visit(_ entry: FileSystem.Entry, in folder: PathArgument) {
      guard !PathNames.isDropping(entry.name) else {
        scan.passedOver += 1
        return
      }
      let path = folder.appending(entry.name)
      switch entry.kind {
      case .folder: enter(path)
      case .file: add(path, .file(path.bytes), isNamed: false)
      case .link, nil: links.append(path)
      case .other: scan.passedOver += 1
      }
    }

    /// The descriptor behind `-`, `/dev/stdin` and `/dev/fd/N`, which shells make of `<(…)`.
    private static func stream(_ path: PathArgument) -> Int32? {
      if path.display == "-" || path.display == "/dev/stdin" { return 0 }
      guard path.display.hasPrefix("/dev/fd/") else { return nil }
      return Int32(path.display.dropFirst("/dev/fd/".count)).flatMap { $0 >= 0 ? $0 : nil }
    }
  }
}

extension PathArgument {
  /// The path of an entry of this folder.
  fileprivate func appending(_ name: [UInt8]) -> PathArgument {
    let slash: [UInt8] = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return PathArgument(bytes: bytes + slash + name)
  }
}
