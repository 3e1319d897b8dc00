/// Why an office file could not be made.
public enum OfficeFileError: Error, Sendable, Hashable {
  /// A library that writes it is not on this machine.
  case libraryMissing(Library)
  /// The library would not write it.
  case notWritten(Library)

  /// The libraries.
  public enum Library: String, Sendable, Hashable {
    /// libzip, which packs Word documents.
    case zip = "libzip4"
    /// libxlsxwriter, which writes workbooks.
    case sheet = "libxlsxwriter4"
  }
}
