/// antiword, which reads the text of Word files.
final class Antiword: Sendable {
  private let folders: [String]?

  /// antiword looked for in those folders, nil for PATH.
  init(folders: [String]? = nil) { self.folders = folders }

  /// Reads a Word file.
  func read(_ bytes: [UInt8], _ limits: ReadingLimits) -> Result<ReadDocument, ReadingError.Kind> {
    .failure(.toolMissing(.officeOrAntiword))
  }
}
