import Disclosure

/// What a web page says of itself, and what it shows beside text: links, pictures, frames.
struct HTMLEvidence {
  /// The text of the `title` element.
  var title: [UInt8] = []
  private var named: [String: String] = [:]
  private var links = 0
  private var linkBytes = 0
  private var bytes = 0
  private var pictures = 0
  private var attachments: [String] = []
  private var frames: [String] = []
  /// The link under way if it is one to a file: the file's name, and the text seen.
  private var attachment: (file: String, text: [UInt8])?

  // MARK: - Taking in

  /// Takes in a `meta` element.
  mutating func take(meta node: XMLNode) {
    guard let name = node.attribute("name") ?? node.attribute("property"), let content = node.attribute("content"),
      Self.names.contains(name.lowercased()), named[name.lowercased()] == nil
    else { return }
    named[name.lowercased()] = content
  }

  /// Begins a link.
  mutating func beginLink(_ node: XMLNode) {
    guard let target = node.attribute("href") else { return }
    links += 1
    if let file = Self.file(in: target) { attachment = (file, []) }
  }

  /// Ends a link.
  mutating func endLink() {
    guard let (file, text) = attachment else { return }
    attachment = nil
    let words = String(decoding: text, as: UTF8.self)
    if attachments.count < 20 { attachments.append(words.isEmpty ? file : words) }
  }

  /// Counts a word of the text.
  mutating func count(_ word: UnsafeBufferPointer<UInt8>, isLink: Bool) {
    bytes += word.count
    guard isLink else { return }
    linkBytes += word.count
    if let known = attachment, known.text.count < 200 { attachment?.text += word }
  }

  /// Takes in a picture; says whether it may be one of the report's pages or tables rather than an ornament.
  mutating func take(picture node: XMLNode, isLink: Bool) -> Bool {
    func length(_ name: String) -> Int? {
      node.attribute(name).flatMap { Int($0.prefix { ("0"..."9").contains($0) }) }
    }
    let isSmall = (length("width") ?? 1000) < 120 || (length("height") ?? 1000) < 60
    guard !isSmall, !isLink || !(node.attribute("src") ?? "").hasSuffix(".gif") else { return false }
    pictures += 1
    return true
  }

  /// Takes in a frame, in which another page or a file is shown.
  mutating func take(frame node: XMLNode) {
    guard let target = node.attribute("src") ?? node.attribute("data"), frames.count < 20 else { return }
    let path = target.prefix { $0 != "?" && $0 != "#" }
    if let name = path.split(separator: "/").last, !target.hasPrefix("javascript"), !target.hasPrefix("about:") {
      frames.append(String(name))
    }
  }

  // MARK: - What it comes to

  /// What the page says of itself.
  var metadata: Document.Metadata {
    let titles = [named["articletitle"], named["og:title"], named["title"], String(decoding: title, as: UTF8.self)]
    return Document.Metadata(
      title: titles.lazy.compactMap { $0 }.map(Self.squeezed).first { !$0.isEmpty },
      published: (named["pubdate"] ?? named["publishdate"] ?? named["article:published_time"]).flatMap(Self.date),
      publisher: (named["contentsource"] ?? named["source"]).map(Self.source).flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Why there is no report in the page, if it can be told.
  var absence: ReadingError.Kind? {
    if !attachments.isEmpty { return .onlyAttachments(attachments) }
    if !frames.isEmpty, bytes - linkBytes < 3_000 { return .onlyAttachments(frames) }
    let isNamed = metadata.title.map { $0.contains("信息公开") || $0.contains("年度报告") } ?? false
    if pictures > 0, isNamed { return .onlyPictures }
    if links >= 5, linkBytes * 2 > bytes { return .onlyList }
    return nil
  }

  // MARK: - Words

  private static let names: Set<String> = [
    "articletitle", "pubdate", "publishdate", "contentsource", "source", "og:title", "title",
    "article:published_time",
  ]

  /// The name of the file that a link leads to, nil if it leads to a page.
  private static func file(in target: String) -> String? {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
    return endings.contains(name[name.index(after: dot)...].lowercased()) ? String(name) : nil
  }

  private static let endings: Set<String> = [
    "pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ofd", "zip", "rar", "7z", "odt", "rtf",
  ]

  private static func squeezed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The source without the word 来源 before it.
  private static func source(_ text: String) -> String {
    let plain = squeezed(text)
    for tag in ["来源：", "来源:", "信息来源：", "发布机构："] where plain.hasPrefix(tag) {
      return String(plain.dropFirst(tag.count))
    }
    return plain
  }

  /// The day in `2020-01-31 10:00`, `2020/1/31`, `20200131` or `2020年1月31日`.
  private static func date(_ text: String) -> CalendarDate? {
    var numbers: [Int] = []
    for piece in text.split(whereSeparator: { !("0"..."9").contains($0) }).prefix(3) {
      guard piece.count <= 8, let number = Int(piece) else { return nil }
      numbers.append(number)
    }
    if let whole = numbers.first, whole > 19_000_000 {
      return CalendarDate(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
    }
    guard numbers.count == 3 else { return nil }
    return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}
