public import Disclosure
public import Foundation

/// Where the real reports lie that tests are run from; none of their text is in the repository.
public enum SharedReports {
  /// The folder `reports` of the shared folder, nil if there is none.
  public static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let places =
      [root.deletingLastPathComponent().appending(path: "shared")]
      + (ProcessInfo.processInfo.environment["GOUJI_SHARED"].map { [URL(filePath: $0)] } ?? [])
    return places.map { $0.appending(path: "reports") }.first { FileManager.default.fileExists(atPath: $0.path()) }
  }()

  /// Whether the tests that need them run: always on CI, where a missing folder is a failure and no reason to skip.
  public static let areWanted: Bool = {
    let wanted = folder != nil || ProcessInfo.processInfo.environment["CI"] != nil
    if !wanted { print("SKIPPED: no ../shared/reports beside the package and no GOUJI_SHARED: real reports not read") }
    return wanted
  }()

  /// The bytes of a file below `reports`.
  public static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// The report in a text file below `reports`, parsed as if it came without a file name.
  public static func report(_ path: String) throws -> Report {
    ReportParser().parse(Document(lines: try bytes(path)), source: ReportSource(path: "-"))
  }
}

extension String {
  /// The text without any white space, for comparing what lines and padding break up.
  public var squeezed: String { filter { !$0.isWhitespace && $0 != "\u{200B}" } }
}
