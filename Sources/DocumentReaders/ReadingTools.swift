/// The programs beside this one that read what it does not.
public final class ReadingTools: Sendable {
  /// Those of the whole program: found where programs usually are, results kept in the user's cache.
  public static let shared = ReadingTools()

  /// LibreOffice.
  let office: OfficeConverter
  /// antiword, for where LibreOffice is not.
  let antiword: Antiword

  /// Tools looked for in those folders, nil for the usual ones, that keep results in a folder, nil for the user's cache;
  /// at most so many bytes of them.
  public init(folders: [String]? = nil, cache: String? = nil, cacheBytes: Int = 256 << 20) {
    let cache = ConversionCache(
      folder: cache.map { Folder($0) } ?? ConversionCache.usualFolder, mostBytes: cacheBytes)
    office = OfficeConverter(folders: folders, cache: cache)
    antiword = Antiword(folders: folders)
  }
}
