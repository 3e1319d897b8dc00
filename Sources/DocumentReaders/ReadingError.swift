public import Disclosure

/// Why something could not be read: what it is, where it lies, and what a person can do about it.
public struct ReadingError: Error, Sendable, Hashable {
  /// What stood in the way.
  public enum Kind: Error, Sendable, Hashable {
    /// The bytes are of a format that this version does not read.
    case unsupported(FileFormat)
    /// The bytes are text in none of these encodings from that byte (from 0) and line (from 1) on.
    case undecodable([TextEncoding], offset: Int, line: Int?)
    /// The machine's C library cannot convert from that encoding.
    case missingConversion(TextEncoding)
    /// The text was read whole, and is no such annual report.
    case notReport
    /// There is nothing at that path.
    case notFound
    /// The system does not let this user read it.
    case permissionDenied
    /// A pipe, socket or device, which is never opened.
    case notAFile
    /// A folder where a file was expected.
    case isFolder
    /// A folder that holds no report.
    case noReportInFolder
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// The system's own error number.
    case system(Int32)
    /// The file was there when the list was made and is gone.
    case vanished
    /// The bytes begin like that format and do not hold together.
    case damaged(FileFormat)
    /// It takes a password.
    case encrypted(FileFormat)
    /// Pages without any text, as a scan has them.
    case noText(FileFormat, pages: Int)
    /// It takes more than one file may.
    case overLimit(ReadingLimit)
    /// An archive takes more than it may; what was read of it until then stands.
    case restUnread(ReadingLimit)
    /// It is packed in a way that is not known.
    case unknownPacking
    /// The programs that unpack such an archive made nothing of it, or not of all of it: they do not say why.
    case notUnpacked(FileFormat)
    /// An archive or e-mail message where a single document was expected.
    case isContainer(FileFormat)
    /// An archive or e-mail message without any report in it.
    case noReportInside(FileFormat)
    /// An archive that has no such member.
    case noSuchMember
    /// The file went on changing while it was read.
    case changing
    /// A program or library that this format takes is not there.
    case toolMissing(ReadingTool)
    /// A program that was to read it broke down over it.
    case toolFailed(ReadingTool)
    /// Two texts run side by side down that page (from 1), and nothing tells which of them is meant.
    case sideBySide(page: Int)
    /// A web page without a report that only lists links.
    case onlyList
    /// A web page without a report that links these files.
    case onlyAttachments([String])
    /// A web page or document without a report's tables, but with pictures where they would be.
    case onlyPictures
  }

  /// What stood in the way.
  public let kind: Kind
  /// The path as the user named it.
  public let path: String

  /// Makes an error about a path.
  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// What it is and what to do, in one or two sentences; the path is not in it.
  public func message(in language: Language) -> String { words[language] }

  /// Whether nothing was withheld: the file was looked at and has no report in it.
  public var isNoReport: Bool {
    switch kind {
    case .notReport, .onlyList, .noReportInside: true
    case .unsupported(let format): !format.mayHoldReport
    default: false
    }
  }
}

extension ReadingError {
  private var words: Bilingual {
    switch kind {
    case .unsupported(let format): Self.unsupported(format)
    case .undecodable(let encodings, let offset, let line): Self.undecodable(encodings, offset, line)
    case .missingConversion(let encoding):
      Bilingual(
        "文本编码为 \(encoding.rawValue)，但本机缺少该编码的转换支持；请另存为 UTF-8 后再打开。",
        "text in \(encoding.rawValue), which this machine cannot convert; save it as UTF-8 and open it again.")
    case .notReport:
      Bilingual(
        "不是政府信息公开工作年度报告：未找到年报的表格或章节。",
        "not an annual report on government information disclosure: none of its tables or sections was found.")
    case .notFound: Bilingual("没有这个文件或文件夹；请检查路径。", "no such file or folder; check the path.")
    case .permissionDenied:
      Bilingual("没有读取权限；请检查文件或文件夹的权限。", "permission denied; check the permissions of the file or folder.")
    case .notAFile:
      Bilingual("是管道、套接字或设备，不是普通文件，未读取。", "a pipe, socket or device and not a regular file; it was not read.")
    case .isFolder: Bilingual("是文件夹；此处需要一个文件。", "a folder; one file is wanted here.")
    case .noReportInFolder:
      Bilingual("文件夹里没有找到年度报告。", "no annual report was found in this folder.")
    case .tooLarge(let limit):
      Bilingual(
        "文件超过 \(limit >> 20) MiB，未读取；年度报告不会这么大，请检查是否选错文件。",
        "larger than \(limit >> 20) MiB and not read; no annual report is that large, check that it is the right file.")
    case .system(let code): Bilingual("系统错误：\(describe(code))。", "system error: \(describe(code)).")
    case .damaged(let format):
      Bilingual(
        "\(format.name.chinese)已损坏或不完整，无法读取；请重新下载或从原件另存。",
        "\(format.name.english) that is damaged or cut off and cannot be read; download it or save it from the original "
          + "again.")
    case .encrypted(let format):
      Bilingual(
        "\(format.name.chinese)设有密码，无法读取；请先用密码打开，另存为不加密的文件。",
        "\(format.name.english) that takes a password; open it with the password and save it without.")
    case .noText(let format, let pages):
      Bilingual(
        "\(format.name.chinese)共 \(pages) 页，没有文字，应为扫描件；请先做文字识别（OCR）。",
        "\(format.name.english) of \(pages) pages without any text, probably a scan; run text recognition (OCR) on it.")
    case .overLimit(let limit):
      Bilingual(
        "\(limit.words.chinese)，未读取；年度报告不会这么大，请检查是否选错文件。",
        "\(limit.words.english), so it was not read; no annual report is that large, check that it is the right file.")
    case .restUnread(let limit):
      Bilingual("\(limit.words.chinese)，其余内容未读取。", "\(limit.words.english); the rest of it was not read.")
    case .unknownPacking:
      Bilingual("压缩方式无法识别，未读取；请先自行解压。", "packed in a way that is not known and not read; unpack it first.")
    case .notUnpacked(let format):
      Bilingual(
        "\(format.name.chinese)未能全部解压：可能已损坏、设有密码或压缩方式不受支持；请先自行解压。",
        "\(format.name.english) that could not be unpacked whole: it is damaged, takes a password or is packed in an "
          + "unknown way; unpack it first.")
    case .isContainer(let format):
      Bilingual(
        "这是\(spaced(format.name.chinese))；请指明其中的文件，如 文件.zip!/年报.docx。",
        "this is \(format.name.english); name one file in it, as archive.zip!/report.docx.")
    case .noReportInside(let format):
      Bilingual("\(format.name.chinese)里没有找到年度报告。", "\(format.name.english) in which no annual report was found.")
    case .noSuchMember:
      Bilingual("压缩包里没有这个文件；请检查路径。", "the archive has no such file in it; check the path.")
    case .changing:
      Bilingual(
        "文件在读取时一直在变动，结果不可靠；请待写入完成后重新打开。",
        "the file was being changed while it was read; open it again when that is done.")
    case .toolMissing(let tool): tool.advice
    case .toolFailed(let tool):
      Bilingual(
        "读取该文件的程序（\(tool.name.chinese)）出错退出；文件可能已损坏，请另存为 .docx 或 PDF 后再打开。",
        "the program that reads it (\(tool.name.english)) broke down; the file may be damaged, save it as .docx or PDF and "
          + "open that.")
    case .sideBySide(let page):
      Bilingual(
        "第 \(page) 页并排着两份文字，无法判断应读哪一份；请把两份报告分开保存后再打开。",
        "two texts stand side by side on page \(page), and which is meant cannot be told; save them apart and open each."
      )
    case .onlyList:
      Bilingual("网页只是目录，没有年报正文；请打开其中链接的网页。", "a page that only lists links; open the report's own page.")
    case .onlyAttachments(let names):
      Bilingual(
        "网页没有年报正文，只链接了附件（\(names.joined(separator: "、"))）；请下载附件后打开。",
        "a page without the report itself that links it (\(names.joined(separator: ", "))); download that and open it.")
    case .onlyPictures:
      Bilingual(
        "报告表格是图片，没有文字可读；请先做文字识别（OCR）。",
        "the report's tables are pictures without text; run text recognition (OCR) on them.")
    case .vanished:
      Bilingual("文件已被移走或删除；请恢复文件后重新打开。", "the file was moved or deleted; put it back and open it again.")
    }
  }

  private static func undecodable(_ encodings: [TextEncoding], _ offset: Int, _ line: Int?) -> Bilingual {
    let names = encodings.map { $0.rawValue.uppercasedASCII }
    let place = line.map { Bilingual("第 \($0) 行、", " (line \($0))") } ?? Bilingual("", "")
    return Bilingual(
      "文本编码有误：\(place.chinese)第 \(offset + 1) 字节起不是有效的 \(names.joined(separator: " 或 "))；"
        + "文件可能已损坏，请从原文件重新另存为 UTF-8 文本。",
      "broken text encoding: from byte \(offset + 1)\(place.english) on it is not valid "
        + "\(names.joined(separator: " or ")); the file may be damaged, save it again from the original as UTF-8 text.")
  }

  private static func unsupported(_ format: FileFormat) -> Bilingual {
    let advice = advice(for: format)
    if format == .empty { return advice }
    return Bilingual(
      "这是\(spaced(format.name.chinese))，本版本不能读取；\(advice.chinese)",
      "this is \(format.name.english); this version does not read it; \(advice.english)")
  }

  private static func advice(for format: FileFormat) -> Bilingual {
    switch format {
    case .zip, .rar, .sevenZip, .gzip, .tar:
      Bilingual("请先解压，再打开其中的文本文件。", "unpack it and open the text files in it.")
    case .image: Bilingual("请先做文字识别（OCR），把结果存为文本文件。", "run text recognition (OCR) on it and save the result as text.")
    case .binary: Bilingual("请检查是否选错文件。", "check that it is the right file.")
    case .empty: Bilingual("文件是空的，没有任何内容。", "the file is empty.")
    case .encryptedOffice:
      Bilingual("请先用密码打开，再另存为纯文本（UTF-8）。", "open it with its password and save it as plain text (UTF-8).")
    case .html, .webArchive:
      Bilingual(
        "请在浏览器中打开，全选复制到文本文件（UTF-8）后再打开。",
        "open it in a web browser, copy everything into a text file (UTF-8) and open that.")
    default:
      Bilingual(
        "请用相应软件打开，另存为纯文本（UTF-8），或把全文复制到文本文件后再打开。",
        "open it in its program and save it as plain text (UTF-8), or copy everything into a text file and open that.")
    }
  }
}

/// A name to stand behind Chinese words: a space parts it from them if it begins in Latin letters.
private func spaced(_ name: String) -> String { (name.first?.isASCII ?? false) ? " " + name : name }

extension String {
  /// ASCII letters in upper case.
  fileprivate var uppercasedASCII: String {
    String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
  }
}
