/// What `gouji` and `gouji-pdf` say to each other, all numbers little-endian.
///
/// `gouji` sends a request for each file: four 32-bit numbers (the file's length, the most pages, the most characters,
/// the most seconds of processor time) and the file's bytes. `gouji-pdf` answers with frames: a byte for the kind, 32 bits for the length, the content. They
/// are one `document`, a `page` for each page and `end`; or at any place `failure`, which is the last.
public enum PDFExchange {
  /// The kinds of frames.
  public enum Frame: UInt8, Sendable {
    /// The number of pages in 32 bits, then the title as UTF-8.
    case document = 1
    /// Number (from 1), width, height, how many characters, how many lines, how many marks, each in 32 bits; then the
    /// characters (scalar, left, top, right, bottom), the lines (0 horizontal or 1 vertical, position, start, end) and the
    /// marks (a `Mark`, left, top, right, bottom), each number in 32 bits; lengths in hundredths of a point, y downwards.
    case page = 2
    /// Nothing more follows; no content.
    case end = 3
    /// Why there is no more, in 32 bits: a `Failure`; then the number of pages in 32 bits.
    case failure = 4
  }

  /// Why a file has no pages to show.
  public enum Failure: UInt32, Sendable {
    /// It opens only with a password.
    case encrypted = 1
    /// It is no PDF, or broken beyond repair.
    case damaged = 2
    /// It has more pages than asked for.
    case tooManyPages = 3
    /// It has more characters than asked for.
    case tooManyCharacters = 4
    /// Its characters cannot be told apart, or memory ran out.
    case failed = 5
  }

  /// What stands on a page that is no text, or hides text.
  public enum Mark: UInt32, Sendable {
    /// Text that cannot be seen as what it says, or a note or field laid over the page.
    case cover = 0
    /// A picture, or a drawing that may be a character.
    case picture = 1
  }

  /// How long a request is before the file's bytes.
  public static let requestLength = 16
  /// How long a frame is before its content.
  public static let frameHead = 5
  /// How long a page is before its characters.
  public static let pageHead = 24
  /// How long a character is.
  public static let glyphLength = 20
  /// How long a drawn line is.
  public static let rulingLength = 16
  /// How long a mark is.
  public static let markLength = 20
  /// More bytes than any file may have: 256 MiB.
  public static let mostBytes = 256 << 20
}
