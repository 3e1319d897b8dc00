public import Disclosure

/// What a file is, judged by its bytes and never by its name.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
  /// Text in any encoding: `.txt`, `.tsv`, `.csv`, Markdown and the like.
  case text
  case html, webArchive, email, xml, rtf
  case docx, xlsx, pptx, openDocument, ofd, epub
  case doc, xls, ppt, ole, encryptedOffice
  case pdf
  case zip, rar, sevenZip, gzip, tar
  case image
  /// Bytes of no known format.
  case binary
  /// No bytes at all.
  case empty

  /// What a person calls such a file.
  public var name: Bilingual {
    switch self {
    case .text: Bilingual("纯文本", "plain text")
    case .html: Bilingual("网页（HTML）", "a web page (HTML)")
    case .webArchive: Bilingual("单文件网页（MHTML）", "a web archive (MHTML)")
    case .email: Bilingual("电子邮件", "an e-mail message")
    case .xml: Bilingual("XML 文件", "an XML file")
    case .rtf: Bilingual("RTF 文档", "an RTF document")
    case .docx: Bilingual("Word 文档（.docx）", "a Word document (.docx)")
    case .xlsx: Bilingual("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)")
    case .pptx: Bilingual("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")
    case .openDocument: Bilingual("开放文档（OpenDocument）", "an OpenDocument file")
    case .ofd: Bilingual("OFD 版式文件", "an OFD document")
    case .epub: Bilingual("电子书（EPUB）", "an e-book (EPUB)")
    case .doc: Bilingual("Word 97-2003 文档（.doc）", "a Word 97-2003 document (.doc)")
    case .xls: Bilingual("Excel 97-2003 工作簿（.xls）", "an Excel 97-2003 workbook (.xls)")
    case .ppt: Bilingual("PowerPoint 97-2003 演示文稿（.ppt）", "a PowerPoint 97-2003 presentation (.ppt)")
    case .ole: Bilingual("Office 或 WPS 旧格式文档（OLE2）", "an older Office or WPS document (OLE2)")
    case .encryptedOffice: Bilingual("加密的 Office 文档", "an encrypted Office document")
    case .pdf: Bilingual("PDF 文件", "a PDF document")
    case .zip: Bilingual("ZIP 压缩包", "a ZIP archive")
    case .rar: Bilingual("RAR 压缩包", "a RAR archive")
    case .sevenZip: Bilingual("7z 压缩包", "a 7z archive")
    case .gzip: Bilingual("gzip 压缩文件", "a gzip file")
    case .tar: Bilingual("tar 归档文件", "a tar archive")
    case .image: Bilingual("图片", "a picture")
    case .binary: Bilingual("无法识别的二进制文件", "a binary file of no known format")
    case .empty: Bilingual("空文件", "an empty file")
    }
  }

  /// Whether a report may well be inside, so that passing over such a file in a folder has to be said aloud.
  public var mayHoldReport: Bool {
    switch self {
    case .image, .binary, .empty: false
    default: true
    }
  }

  /// Whether telling what it is takes more than the head of the file.
  public var showsOnlyWhole: Bool { self == .zip || self == .ole }
}
