extension TextEncoding {
  /// The encoding that a label such as `gb2312` or `UTF-8` stands for, nil for one that no Chinese text is in.
  ///
  /// Labels are those that web pages and mail use; gb2312 and gbk are read as GB18030, of which they are parts.
  init?(label: some StringProtocol) {
    let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    guard let encoding = Self.labels[name] else { return nil }
    self = encoding
  }

  private static let labels: [String: TextEncoding] = [
    "utf-8": .utf8, "utf8": .utf8, "unicode-1-1-utf-8": .utf8, "x-unicode20utf8": .utf8,
    "gb2312": .gb18030, "gbk": .gb18030, "gb18030": .gb18030, "x-gbk": .gb18030, "gb_2312-80": .gb18030,
    "gb_2312": .gb18030, "gb2312-80": .gb18030, "csgb2312": .gb18030, "cp936": .gb18030, "ms936": .gb18030,
    "windows-936": .gb18030, "euc-cn": .gb18030, "euccn": .gb18030, "chinese": .gb18030, "hz-gb-2312": .gb18030,
    "big5": .big5, "big5-hkscs": .big5, "x-x-big5": .big5, "cn-big5": .big5, "cp950": .big5, "csbig5": .big5,
    "utf-16": .utf16LittleEndian, "utf-16le": .utf16LittleEndian, "utf-16be": .utf16BigEndian,
    "unicode": .utf16LittleEndian, "ucs-2": .utf16LittleEndian, "unicodefffe": .utf16BigEndian,
    "utf-32": .utf32LittleEndian, "utf-32le": .utf32LittleEndian, "utf-32be": .utf32BigEndian,
  ]
}
